package io.kring.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {
    @Test
    void whatAnExceptionTellsInHeadersIsKept() {
        // Given
        var response = Response.status(405)
                .allow("GET", "POST")
                .header("Retry-After", 5)
                .header("Content-Length", 3)
                .type("text/html")
                .build();

        // When
        var problem = new ProblemMappers().refused(new WebApplicationException(response));

        // Then
        assertThat(problem.getStatus()).isEqualTo(405);
        assertThat(problem.getHeaderString("Allow")).contains("GET", "POST");
        assertThat(problem.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(problem.getHeaderString("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.getHeaderString("Content-Length")).isNull();
    }
}
