@org.jspecify.annotations.NullMarked
package io.kring.leads.privacy;
