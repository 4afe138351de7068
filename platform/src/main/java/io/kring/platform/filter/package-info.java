/** One expression language, CEL, with two meanings that agree: a PostgreSQL condition and a predicate in memory. */
@NullMarked
package io.kring.platform.filter;

import org.jspecify.annotations.NullMarked;
