// PostGraphile as its documentation has it for production, over the tables of the tracker. Settings come
// by the environment: DATABASE_URL, PORT, POOL, TOKEN_KEY (the public key of tokens, PEM).
import { createPublicKey, verify } from "node:crypto";
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

const key = createPublicKey(process.env.TOKEN_KEY);
const believed = new Map();

// A token that was believed is not verified again, as in the tracker.
function delegationOf(authorization) {
  const known = believed.get(authorization);
  if (known) {
    if (known.exp * 1000 < Date.now()) throw new Error("the token has ended");
    return known.delegation;
  }
  const [header, claims, signature] = authorization.replace(/^Bearer /, "").split(".");
  if (!verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url"))) {
    throw new Error("the token is not signed by the key");
  }
  const told = JSON.parse(Buffer.from(claims, "base64url"));
  believed.set(authorization, told);
  return told.delegation;
}

const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  // Relations are read through partial indexes too, which PostGraphile does not count.
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
