import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'oauthlib',
  modules: ['oauthlib'],
  flaws: [
    {
      ids: ['CVE-2022-36087', 'GHSA-3pgj-pg6c-r5p7', 'PYSEC-2022-269'],
      releases: ['3.2.0', '3.2.1'],
      by: 'size',
      symbols: [
        'oauthlib.oauth2.AuthorizationCodeGrant._create_cors_headers',
        'oauthlib.oauth2.MetadataEndpoint.validate_metadata',
        'oauthlib.oauth2.RefreshTokenGrant.create_token_response',
        'oauthlib.oauth2.rfc6749.endpoints.MetadataEndpoint.validate_metadata',
        'oauthlib.oauth2.rfc6749.endpoints.metadata.MetadataEndpoint.validate_metadata',
        'oauthlib.oauth2.rfc6749.grant_types.AuthorizationCodeGrant._create_cors_headers',
        'oauthlib.oauth2.rfc6749.grant_types.RefreshTokenGrant.create_token_response',
        'oauthlib.oauth2.rfc6749.grant_types.authorization_code.AuthorizationCodeGrant._create_cors_headers',
        'oauthlib.oauth2.rfc6749.grant_types.refresh_token.RefreshTokenGrant.create_token_response',
      ],
    },
  ],
};
