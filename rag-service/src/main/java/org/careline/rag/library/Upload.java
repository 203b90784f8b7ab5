package org.careline.rag.library;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

/**
 * What is said about an uploaded file, in the query. Everything may be left out: the file's own
 * front matter or title is taken then.
 *
 * @param id to revise a document under its id; without it, the same title revises the same document
 */
public record Upload(
    @QueryParam("id") @Size(max = 120) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._~:-]*") String id,
    @QueryParam("title") @Size(max = 300) String title,
    @QueryParam("language") @Size(max = 20) String language,
    @QueryParam("category") @Size(max = 80) String category,
    @QueryParam("sourceName") @Size(max = 200) String sourceName,
    @QueryParam("sourceUrl") @Size(max = 1000) @Pattern(regexp = "https?://\\S+") String sourceUrl,
    @QueryParam("reviewedAt") @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String reviewedAt) {}
