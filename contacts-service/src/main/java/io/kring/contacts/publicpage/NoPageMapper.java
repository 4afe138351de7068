package io.kring.contacts.publicpage;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Shows a page, and not a problem in JSON, to somebody in front of a browser. */
class NoPageMapper {
    @ServerExceptionMapper
    Response noPage(NoPageException e, HttpHeaders headers, UriInfo uri) {
        var asked = uri.getQueryParameters().getFirst("lang");
        var language = Language.of(asked, null, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Pages.answer(e.reason().status(), new NoPage(language, e.reason()), language);
    }
}
