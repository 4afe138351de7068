package io.kring.contacts.privacy.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the package of a person in the forms that it is asked for in. Memory does not grow with what is kept of them. */
@ApplicationScoped
public class PackageFiles {
    private final Dossier dossier;
    private final ZipFile zip;
    private final ObjectMapper json;

    PackageFiles(Dossier dossier, ZipFile zip, ObjectMapper json) {
        this.dossier = dossier;
        this.zip = zip;
        this.json = json;
    }

    public void json(Cover cover, OutputStream stream) throws IOException {
        dossier.write(cover, new JsonFile(json, stream));
    }

    public void html(Cover cover, OutputStream stream) throws IOException {
        dossier.write(cover, new HtmlFile(stream));
    }

    /** Both of them, and a vCard. */
    public void zip(Cover cover, OutputStream stream) throws IOException {
        zip.write(cover, stream);
    }
}
