"""Everything that is written from the catalogue: OpenAPI, AsyncAPI, JSON Schemas, TypeScript."""
