@org.jspecify.annotations.NullMarked
package io.kring.testkit;
