@org.jspecify.annotations.NullMarked
package io.kring.gateway.trace;
