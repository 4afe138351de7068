@org.jspecify.annotations.NullMarked
package io.kring.analytics.contact;
