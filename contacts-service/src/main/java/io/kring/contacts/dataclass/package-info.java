/** What all services keep of people, as agreed in contracts/privacy.json. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.dataclass;
