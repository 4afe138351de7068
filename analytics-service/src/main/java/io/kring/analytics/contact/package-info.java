/** Who is one person now, whatever they were when the facts were told. */
@org.jspecify.annotations.NullMarked
package io.kring.analytics.contact;
