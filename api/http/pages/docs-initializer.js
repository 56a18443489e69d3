/* global SwaggerUIBundle, window */
window.addEventListener('DOMContentLoaded', () => {
  SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#documentation',
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis],
    // No outside validator: nothing leaves this origin.
    validatorUrl: null,
  });
});
