package io.kring.contacts.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the job of an import has to do.
 *
 * @param mediaType of the file, as declared
 * @param header the names of its columns
 */
record ImportTask(@Nullable String mediaType, List<String> header, ImportPlan plan) {
    ImportTask with(ImportPlan changed) {
        return new ImportTask(mediaType, header, changed);
    }
}
