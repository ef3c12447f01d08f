"use strict";

SwaggerUIBundle({
  url: "/api/v1/openapi.yaml",
  dom_id: "#contracts",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "none",
  filter: true,
  showExtensions: true,
  // A validator elsewhere would see the document; access tokens are forgotten with the page.
  validatorUrl: null,
  persistAuthorization: false,
});
