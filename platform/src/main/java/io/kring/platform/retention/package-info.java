/** How long a service keeps what it keeps of people: the rules that tenants set, and the sweeps that apply them. */
@org.jspecify.annotations.NullMarked
package io.kring.platform.retention;
