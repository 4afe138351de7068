/** What this service keeps of people, as the statements that hand it over, erase it and let it expire. */
@org.jspecify.annotations.NullMarked
package io.kring.campaigns.privacy;
