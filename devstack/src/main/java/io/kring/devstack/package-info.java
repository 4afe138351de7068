/** The whole system on one machine, without containers: one supervisor and its children. */
@NullMarked
package io.kring.devstack;

import org.jspecify.annotations.NullMarked;
