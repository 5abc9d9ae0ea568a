package org.coursemarket.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.coursemarket.testing.ProjectRoot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiLintTest {
    private static final String WELL = """
            openapi: 3.0.3
            info: {title: Words, version: "1"}
            paths:
              /words/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: integer}}
                get:
                  operationId: word
                  security: []
                  responses:
                    '200':
                      description: The word
                      content:
                        text/plain:
                          schema: {$ref: '#/components/schemas/Word'}
                delete:
                  operationId: otherWord
                  responses:
                    '200': {$ref: '#/components/responses/Gone'}
            components:
              responses:
                Gone:
                  description: It was
                  content:
                    text/plain:
                      schema: {$ref: '#/components/schemas/Word'}
              schemas:
                Word: {type: string}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"course-war", "order-war"})
    void writtenDocumentHasNoFault(String service) throws IOException {
        assertThat(OpenApiLint.faults(document(service))).isEmpty();
    }

    /** Mistakes that were made, or are easily made: each is one edit of a document that is well. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: string} | {type: string, description: A word, or two} | or two is unexpected",
                "openapi: | endpoints: {}\\nopenapi: | endpoints is unexpected",
                "operationId: word | summary: none | get /words/{id} has no operationId",
                "operationId: word | operationId: a word | get /words/{id} has no operationId",
                "operationId: word | operationId: otherWord | operationId is repeated",
                "schemas/Word' | schemas/Ward' | Ward is missing",
                "schemas/Word' | Word' | Word is missing",
                "schemas: | schemas:\\n    Ward: {type: string} | Ward is not used",
                "schemas: | schemas:\\n    Word: {type: string} | duplicate key Word",
                "{type: string} | {type: text, enum: five} | Word.enum is not of type",
                "/words/{id}: | /words: | get /words describes [{id}]",
                "/words/{id}: | /words/{id}/{word}: | get /words/{id}/{word} describes [{id}]",
                "in: path | in: somewhere | [id].in is not of type",
                "schema: {$ref | example: {$ref | has no schema for 200",
                "'200': | '2000': | has the status 2000",
                "description: The word | summary: The word | description is missing",
                "responses: | answers: | responses is missing",
            })
    void faultIsFound(String written, String fault, String found) {
        assertThat(WELL).contains(written);

        assertThat(OpenApiLint.faults(WELL)).isEmpty();
        assertThat(OpenApiLint.faults(WELL.replace(written, fault.replace("\\n", "\n"))))
                .anySatisfy(told -> assertThat(told).contains(found));
    }

    private static String document(String service) throws IOException {
        return Files.readString(ProjectRoot.PATH.resolve(service + "/src/main/resources/META-INF/openapi.yaml"));
    }
}
