/** How a company's administrators set what each role may see and change, and who is in a team with whom. */
@NullMarked
package io.kring.contacts.permission.admin;

import org.jspecify.annotations.NullMarked;
