// PostGraphile on the tracker's tables, configured as its documentation recommends for production. Environment:
// DATABASE_URL, PORT, POOL (connections), TOKEN_KEY (the public key of tokens, PEM).
import { createPublicKey, verify } from "node:crypto";
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

const key = createPublicKey(process.env.TOKEN_KEY);
const verified = new Map();

// Verified tokens are cached, as in the tracker.
function delegationOf(authorization) {
  const known = verified.get(authorization);
  if (known) {
    if (known.exp * 1000 < Date.now()) throw new Error("the token has expired");
    return known.delegation;
  }
  const [header, claims, signature] = authorization.replace(/^Bearer /, "").split(".");
  if (!verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url"))) {
    throw new Error("the signature of the token is not valid");
  }
  const parsed = JSON.parse(Buffer.from(claims, "base64url"));
  verified.set(authorization, parsed);
  return parsed.delegation;
}

const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  // Without this plugin, PostGraphile also exposes relations whose only indexes are partial.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ["public", "bench"],
      poolConfig: { max: Number(process.env.POOL) },
    }),
  ],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: {
    explain: false,
    context(request) {
      const authorization = request?.node?.req?.headers?.authorization;
      return authorization ? { pgSettings: { "bench.delegation": delegationOf(authorization) } } : {};
    },
  },
  schema: { connectionFilterRelations: true, connectionFilterSetofFunctions: false, connectionFilterComputedColumns: false },
};

const pgl = postgraphile(preset);
if (process.argv[2] === "schema") {
  const { printSchema } = await import("graphql");
  console.log(printSchema(await pgl.getSchema()));
  process.exit(0);
}
const served = pgl.createServ(grafserv);
const server = createServer();
await served.addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
