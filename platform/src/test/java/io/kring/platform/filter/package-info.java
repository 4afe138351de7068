@NullMarked
package io.kring.platform.filter;

import org.jspecify.annotations.NullMarked;
