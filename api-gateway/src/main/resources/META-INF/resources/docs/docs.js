const ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  filter: true,
  persistAuthorization: false,
  oauth2RedirectUrl: new URL('ui/oauth2-redirect.html', window.location.href).href,
});

ui.initOAuth({
  clientId: 'kring-console',
  scopes: 'openid',
  usePkceWithAuthorizationCodeGrant: true,
});
