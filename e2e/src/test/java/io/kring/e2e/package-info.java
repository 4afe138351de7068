@org.jspecify.annotations.NullMarked
package io.kring.e2e;
