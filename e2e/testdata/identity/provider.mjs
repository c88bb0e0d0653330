// An OpenID provider for one client, a front end without a secret. Every name can log in, with any password. Access tokens are JWTs with
// claims as Keycloak names them; the name of the account is the group of the mission.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "front-end",
        application_type: "native",
        token_endpoint_auth_method: "none",
        redirect_uris: ["http://127.0.0.1/callback"],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    cookies: { keys: ["for this test only"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    extraTokenClaims: (_, token) => ({
      groups: [`/missions/${token.accountId}`],
      realm_access: { roles: ["proposals:read", "proposals:write", "offline_access"] },
    }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "https://tracker.example",
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ audience: "proposaltracker", scope: "", accessTokenFormat: "jwt", accessTokenTTL: 600 }),
      },
    },
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
