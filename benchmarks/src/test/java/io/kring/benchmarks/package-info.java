@org.jspecify.annotations.NullMarked
package io.kring.benchmarks;
