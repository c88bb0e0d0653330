/** The table of errors. */
export const errors = {
  "codes": [
    {
      "code": "UNAUTHENTICATED",
      "meaning": "A token is required but none was sent, or the token is not valid.",
      "reaction": "Get a token, or a new one, and send the request again.",
      "example": "`createProposal` without a token."
    },
    {
      "code": "FORBIDDEN",
      "meaning": "The viewer can see the object but is not allowed to do this.",
      "reaction": "Do not retry. Offer the action only where it is allowed.",
      "example": "`createProposal` with a token whose scopes lack `proposals:write`."
    },
    {
      "code": "NOT_FOUND",
      "meaning": "The object does not exist, or the viewer may not see it; the error does not say which. Queries return null instead of this error.",
      "reaction": "Treat the object as absent.",
      "example": "`submitRevision` of another delegation's draft."
    },
    {
      "code": "INVALID_INPUT",
      "meaning": "A value is malformed, unknown or out of range. `field` identifies it.",
      "reaction": "Show the message at the field, and let the user correct it.",
      "example": "`workProgramme: \"ECOMERCE\"` has the reason `UNKNOWN_CODE`, the field `input.workProgramme` and the parameter `nearest: [\"ECOMMERCE\"]`."
    },
    {
      "code": "INVALID_TRANSITION",
      "meaning": "The state of the object does not allow this. The parameter `allowed` lists the states that can follow.",
      "reaction": "Read the object again, and offer what is possible now.",
      "example": "`advanceFollowUp` from `DONE` to `AGREED`, since nothing follows `DONE`."
    },
    {
      "code": "CONFLICT",
      "meaning": "Somebody else acted first: the object has changed since it was read, or the name is taken.",
      "reaction": "Read the object again, show what changed, and let the user decide.",
      "example": "`editRevision` with `expectedVersion: 1` when the draft has version 2 returns the parameter `currentVersion: [\"2\"]`."
    },
    {
      "code": "IDEMPOTENCY_MISMATCH",
      "meaning": "The idempotency key was used before, with different input.",
      "reaction": "Use a new key for each new act.",
      "example": "`createProposal` twice with `idempotencyKey: \"filing-1\"`, and with another title the second time."
    },
    {
      "code": "LIMIT_EXCEEDED",
      "meaning": "The request is larger than the server ever accepts. The parameter `limit` is the largest allowed size.",
      "reaction": "Request less, or send less, at a time.",
      "example": "`proposals(first: 101)`, since a page has at most 100 rows."
    },
    {
      "code": "RATE_LIMITED",
      "meaning": "The client currently sends too many requests. HTTP status 429, with `Retry-After`.",
      "reaction": "Wait as long as `Retry-After` says, then send the same request again.",
      "example": "A client that has used up its quota."
    },
    {
      "code": "TIMED_OUT",
      "meaning": "The operation took longer than the time limit, or was canceled.",
      "reaction": "Request less at a time. Retry writes with the same idempotency key.",
      "example": "All measures of a very large network, requested together."
    },
    {
      "code": "UNAVAILABLE",
      "meaning": "The server is busy, starting or stopping. HTTP status 503, with `Retry-After`.",
      "reaction": "Send the same request again in a moment.",
      "example": "Any request while the server stops."
    },
    {
      "code": "GRAPHQL_PARSE_FAILED",
      "meaning": "The GraphQL document cannot be parsed.",
      "reaction": "Correct the document; `locations` says where.",
      "example": "`{ proposals( }`"
    },
    {
      "code": "GRAPHQL_VALIDATION_FAILED",
      "meaning": "The document is not valid against the schema.",
      "reaction": "Correct the document, or generate the client again from the current schema.",
      "example": "`{ proposal { nonsense } }`"
    },
    {
      "code": "PERSISTED_QUERY_NOT_FOUND",
      "meaning": "The server has no document for this hash or ID.",
      "reaction": "Send the document with its hash. Clients of automatic persisted queries do so by themselves.",
      "example": "The first time a client sends only the hash of a query."
    },
    {
      "code": "OPERATION_NOT_TRUSTED",
      "meaning": "The server runs registered operations only, and this one is not registered.",
      "reaction": "Register the operation, or send a registered one.",
      "example": "A query typed by hand, sent to a server that was started with `--only-trusted`."
    },
    {
      "code": "INTERNAL",
      "meaning": "Server error. Quote `requestId` to find it in the server log.",
      "reaction": "Report it with `requestId`, which is also the header `X-Request-ID`.",
      "example": "The connection to the database was lost."
    }
  ],
  "reasons": [
    {
      "reason": "TOKEN_REQUIRED",
      "code": "UNAUTHENTICATED",
      "params": [],
      "meaning": "No token was sent.",
      "messages": {
        "EN": "Send a token in the header `Authorization: Bearer …`.",
        "FR": "Envoyez un jeton dans l'en-tête `Authorization: Bearer …`.",
        "ES": "Envíe un token en el encabezado `Authorization: Bearer …`."
      }
    },
    {
      "reason": "TOKEN_MALFORMED",
      "code": "UNAUTHENTICATED",
      "params": [
        "problem"
      ],
      "meaning": "The Authorization header or the token cannot be read.",
      "messages": {
        "EN": "The token cannot be read: {problem}.",
        "FR": "Le jeton est illisible : {problem}.",
        "ES": "No se puede leer el token: {problem}."
      }
    },
    {
      "reason": "TOKEN_EXPIRED",
      "code": "UNAUTHENTICATED",
      "params": [
        "expiredAt"
      ],
      "meaning": "The token has expired.",
      "messages": {
        "EN": "The token expired at {expiredAt}; get a new one.",
        "FR": "Le jeton a expiré le {expiredAt} ; demandez-en un nouveau.",
        "ES": "El token venció el {expiredAt}; solicite uno nuevo."
      }
    },
    {
      "reason": "TOKEN_INVALID",
      "code": "UNAUTHENTICATED",
      "params": [
        "claim",
        "value",
        "expected"
      ],
      "meaning": "A claim of the token, its key or its signature is not accepted. `claim` is its name.",
      "messages": {
        "EN": "The token is not valid: check `{claim}`[, which is {value}][; expected is {expected}].",
        "FR": "Le jeton n'est pas valide : vérifiez `{claim}`[, dont la valeur est {value}][ ; valeur attendue : {expected}].",
        "ES": "El token no es válido: revise `{claim}`[, cuyo valor es {value}][; se espera {expected}]."
      }
    },
    {
      "reason": "KEYS_UNAVAILABLE",
      "code": "UNAVAILABLE",
      "params": [],
      "meaning": "The keys of the token's issuer cannot be fetched, so the token cannot be verified now.",
      "messages": {
        "EN": "The token cannot be verified now, because the keys of its issuer cannot be fetched; try again later.",
        "FR": "Le jeton ne peut pas être vérifié pour l'instant : les clés de son émetteur sont inaccessibles ; réessayez plus tard.",
        "ES": "El token no se puede verificar ahora: no se pueden obtener las claves de su emisor; inténtelo más tarde."
      }
    },
    {
      "reason": "MISSING_SCOPE",
      "code": "FORBIDDEN",
      "params": [
        "act",
        "allowed"
      ],
      "meaning": "The token lacks a scope for the action. `allowed` lists the scopes of which one is enough.",
      "messages": {
        "EN": "To {act}, the token needs one of these scopes: {allowed}.",
        "FR": "Pour {act}, le jeton doit avoir l’une de ces portées : {allowed}.",
        "ES": "Para {act}, el token necesita uno de estos alcances: {allowed}."
      }
    },
    {
      "reason": "DELEGATION_REQUIRED",
      "code": "FORBIDDEN",
      "params": [],
      "meaning": "The action requires a token that speaks for a delegation.",
      "messages": {
        "EN": "The token must speak for a delegation.",
        "FR": "Le jeton doit représenter une délégation.",
        "ES": "El token debe representar a una delegación."
      }
    },
    {
      "reason": "NOT_ALLOWED_FOR_VIEWER",
      "code": "FORBIDDEN",
      "params": [
        "viewer",
        "allowedTo"
      ],
      "meaning": "The viewer may not do this. `allowedTo` lists who may.",
      "messages": {
        "EN": "Only {allowedTo} may do this[; the token speaks for {viewer}].",
        "FR": "Action réservée : {allowedTo}[ ; le jeton représente {viewer}].",
        "ES": "Acción reservada: {allowedTo}[; el token representa a {viewer}]."
      }
    },
    {
      "reason": "OWN_REQUEST",
      "code": "FORBIDDEN",
      "params": [
        "viewer"
      ],
      "meaning": "The viewer's side made this request or invitation; the other side must answer it.",
      "messages": {
        "EN": "{viewer} made this request; the other side must answer it.",
        "FR": "{viewer} est à l'origine de cette demande ; c'est à l'autre partie d'y répondre.",
        "ES": "{viewer} hizo esta solicitud; debe responder la otra parte."
      }
    },
    {
      "reason": "RELATION_NOT_OWN",
      "code": "FORBIDDEN",
      "params": [
        "kind",
        "allowed"
      ],
      "meaning": "The relation makes a statement about another delegation's proposal. `allowed` lists the kinds that a delegation may state.",
      "messages": {
        "EN": "{kind} makes a statement about another delegation's proposal; a delegation may state {allowed}.",
        "FR": "{kind} concerne la proposition d'une autre délégation ; une délégation peut indiquer {allowed}.",
        "ES": "{kind} se refiere a la propuesta de otra delegación; una delegación puede indicar {allowed}."
      }
    },
    {
      "reason": "INTROSPECTION_DISABLED",
      "code": "FORBIDDEN",
      "params": [],
      "meaning": "This server does not publish its schema.",
      "messages": {
        "EN": "Introspection is disabled on this server.",
        "FR": "L'introspection est désactivée sur ce serveur.",
        "ES": "La introspección está desactivada en este servidor."
      }
    },
    {
      "reason": "ORIGIN_NOT_ALLOWED",
      "code": "FORBIDDEN",
      "params": [],
      "meaning": "Pages of this origin may not call the API.",
      "messages": {
        "EN": "Pages from this origin may not call the API; the server's operator can allow them with --cors-origin.",
        "FR": "Les pages de cette origine ne peuvent pas appeler l'API ; l'exploitant du serveur les autorise avec --cors-origin.",
        "ES": "Las páginas de este origen no pueden llamar a la API; el operador del servidor las autoriza con --cors-origin."
      }
    },
    {
      "reason": "OBJECT_NOT_FOUND",
      "code": "NOT_FOUND",
      "params": [
        "object",
        "value"
      ],
      "meaning": "The object does not exist or the viewer may not see it.",
      "messages": {
        "EN": "There is no {object}[ {value}], or you may not see it.",
        "FR": "Introuvable ou non visible pour vous : {object}[ {value}].",
        "ES": "No existe o usted no puede verlo: {object}[ {value}]."
      }
    },
    {
      "reason": "REQUIRED",
      "code": "INVALID_INPUT",
      "params": [
        "value"
      ],
      "meaning": "A value is missing. If `field` identifies an object, `value` names its missing field.",
      "messages": {
        "EN": "A value is required[: {value}].",
        "FR": "Une valeur est requise[ : {value}].",
        "ES": "Falta un valor[: {value}]."
      }
    },
    {
      "reason": "EMPTY",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "A text or list is empty.",
      "messages": {
        "EN": "The value must not be empty.",
        "FR": "La valeur ne doit pas être vide.",
        "ES": "El valor no debe estar vacío."
      }
    },
    {
      "reason": "MALFORMED",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "type",
        "example"
      ],
      "meaning": "The value does not have the form of its type.",
      "messages": {
        "EN": "[{value} is not valid. ]Expected: {type}[, as in {example}].",
        "FR": "[{value} n'est pas valide. ]Format attendu : {type}[, par exemple {example}].",
        "ES": "[{value} no es válido. ]Formato esperado: {type}[, por ejemplo {example}]."
      }
    },
    {
      "reason": "SYMBOL_MALFORMED",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "problem",
        "part",
        "example"
      ],
      "meaning": "The document symbol cannot be read. `problem` is the reason, `part` the place.",
      "messages": {
        "EN": "Symbol {value}: {problem}[, at {part}]. Write it as in {example}.",
        "FR": "Cote {value} : {problem}[, à {part}]. Exemple : {example}.",
        "ES": "Signatura {value}: {problem}[, en {part}]. Ejemplo: {example}."
      }
    },
    {
      "reason": "SYMBOL_SUFFIX_WRONG",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "expected"
      ],
      "meaning": "The suffix of the symbol does not match the kind of revision, or does not follow the preceding suffix. `expected` is a valid suffix.",
      "messages": {
        "EN": "The symbol {value} does not match this revision; expected: {expected}.",
        "FR": "La cote {value} ne convient pas à cette révision ; attendu : {expected}.",
        "ES": "La signatura {value} no corresponde a esta revisión; se espera {expected}."
      }
    },
    {
      "reason": "OUT_OF_RANGE",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "min",
        "max",
        "bound"
      ],
      "meaning": "The value is too small, too large, too early or too late. `bound` names the origin of the limit.",
      "messages": {
        "EN": "{value} is out of range[; the minimum is {min}][; the maximum is {max}][ ({bound})].",
        "FR": "{value} est hors limites[ ; minimum : {min}][ ; maximum : {max}][ ({bound})].",
        "ES": "{value} está fuera de los límites[; mínimo: {min}][; máximo: {max}][ ({bound})]."
      }
    },
    {
      "reason": "DUPLICATE",
      "code": "INVALID_INPUT",
      "params": [
        "value"
      ],
      "meaning": "The same value is given twice.",
      "messages": {
        "EN": "{value} is given twice.",
        "FR": "{value} figure deux fois.",
        "ES": "{value} aparece dos veces."
      }
    },
    {
      "reason": "UNKNOWN_CODE",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "object",
        "nearest",
        "allowed"
      ],
      "meaning": "No object has this code. `nearest` lists similar codes; `allowed` lists all codes if they are few.",
      "messages": {
        "EN": "There is no {object} {value}.[ Did you mean {nearest}?][ The codes are {allowed}.]",
        "FR": "Code inconnu : {object} {value}.[ Vouliez-vous dire {nearest} ?][ Codes possibles : {allowed}.]",
        "ES": "Código desconocido: {object} {value}.[ ¿Quiso decir {nearest}?][ Los códigos son {allowed}.]"
      }
    },
    {
      "reason": "UNKNOWN_VALUE",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "allowed"
      ],
      "meaning": "The value is not one of the valid values, which `allowed` lists.",
      "messages": {
        "EN": "{value} is not one of the valid values[: {allowed}].",
        "FR": "{value} ne fait pas partie des valeurs possibles[ : {allowed}].",
        "ES": "{value} no es uno de los valores posibles[: {allowed}]."
      }
    },
    {
      "reason": "UNKNOWN_FIELD",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "allowed"
      ],
      "meaning": "The input has a field or parameter that does not exist. `allowed` lists those that do.",
      "messages": {
        "EN": "There is no field {value} here[; the fields are {allowed}].",
        "FR": "Le champ {value} n'existe pas ici[ ; champs possibles : {allowed}].",
        "ES": "Aquí no existe el campo {value}[; los campos son {allowed}]."
      }
    },
    {
      "reason": "ARGUMENT_INVALID",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The argument does not have the form of its type. `detail` is the reason, in English.",
      "messages": {
        "EN": "The argument is not valid: {detail}.",
        "FR": "L'argument n'est pas valide : {detail}.",
        "ES": "El argumento no es válido: {detail}."
      }
    },
    {
      "reason": "WRONG_ID_TYPE",
      "code": "INVALID_INPUT",
      "params": [
        "given",
        "expected"
      ],
      "meaning": "The ID belongs to an object of another type.",
      "messages": {
        "EN": "This is the ID of a {given}; the ID of a {expected} is needed.",
        "FR": "Cet identifiant est celui d'un objet {given} ; il faut celui d'un objet {expected}.",
        "ES": "Este ID es de un objeto {given}; se necesita el de un objeto {expected}."
      }
    },
    {
      "reason": "NOT_EXACTLY_ONE",
      "code": "INVALID_INPUT",
      "params": [
        "allowed"
      ],
      "meaning": "Exactly one of several values must be given, but none or more than one is.",
      "messages": {
        "EN": "Give exactly one of {allowed}.",
        "FR": "Indiquez exactement un de ces champs : {allowed}.",
        "ES": "Indique exactamente uno de estos campos: {allowed}."
      }
    },
    {
      "reason": "INVALID_CHARACTER",
      "code": "INVALID_INPUT",
      "params": [
        "character",
        "line",
        "column",
        "offset"
      ],
      "meaning": "The text contains a character that is not allowed: a control character, one that changes the direction of the text, or bytes that are not UTF-8.",
      "messages": {
        "EN": "The text contains the character {character}[ at line {line}, column {column}][ at byte {offset}], which is not allowed; remove it.",
        "FR": "Le texte contient le caractère {character}[, ligne {line}, colonne {column}][, octet {offset}], qui n'est pas autorisé ; supprimez-le.",
        "ES": "El texto contiene el carácter {character}[ en la línea {line}, columna {column}][ en el byte {offset}], que no está permitido; elimínelo."
      }
    },
    {
      "reason": "NOT_ONE_LINE",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The text must not contain line breaks.",
      "messages": {
        "EN": "The text must be on one line.",
        "FR": "Le texte doit tenir sur une ligne.",
        "ES": "El texto debe estar en una sola línea."
      }
    },
    {
      "reason": "CURSOR_NOT_OF_LIST",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The cursor belongs to a list with other arguments, or its row is no longer in the list.",
      "messages": {
        "EN": "The cursor does not belong to this list; start again without a cursor.",
        "FR": "Le curseur n'appartient pas à cette liste ; recommencez sans curseur.",
        "ES": "El cursor no pertenece a esta lista; comience de nuevo sin cursor."
      }
    },
    {
      "reason": "NOT_ELIGIBLE",
      "code": "INVALID_INPUT",
      "params": [
        "value",
        "because"
      ],
      "meaning": "The object exists but cannot be used here: the Secretariat is not a sponsor, for example. `because` is the reason.",
      "messages": {
        "EN": "{value} cannot be used here[: {because}].",
        "FR": "{value} ne peut pas être utilisé ici[ : {because}].",
        "ES": "{value} no se puede usar aquí[: {because}]."
      }
    },
    {
      "reason": "NOT_APPLICABLE",
      "code": "INVALID_INPUT",
      "params": [
        "because"
      ],
      "meaning": "The field cannot be set for this object. `because` is the reason.",
      "messages": {
        "EN": "This field cannot be set here: {because}.",
        "FR": "Ce champ ne peut pas être renseigné ici : {because}.",
        "ES": "Este campo no se puede indicar aquí: {because}."
      }
    },
    {
      "reason": "CONTRADICTORY",
      "code": "INVALID_INPUT",
      "params": [
        "value"
      ],
      "meaning": "Two parts of the input contradict each other.",
      "messages": {
        "EN": "{value} is named in two fields that exclude each other.",
        "FR": "{value} figure dans deux champs qui s'excluent.",
        "ES": "{value} figura en dos campos que se excluyen."
      }
    },
    {
      "reason": "SAME_OBJECT",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "Two different objects are required, but the same one is given twice.",
      "messages": {
        "EN": "Two different objects are required here.",
        "FR": "Il faut ici deux objets différents.",
        "ES": "Aquí se necesitan dos objetos distintos."
      }
    },
    {
      "reason": "NOT_RELATED",
      "code": "INVALID_INPUT",
      "params": [
        "given",
        "expected"
      ],
      "meaning": "The two objects do not belong together, such as revisions of different proposals, or a meeting of another venue.",
      "messages": {
        "EN": "The two objects do not belong together[: {given} and {expected}].",
        "FR": "Les deux objets n'ont rien en commun[ : {given} et {expected}].",
        "ES": "Los dos objetos no corresponden entre sí[: {given} y {expected}]."
      }
    },
    {
      "reason": "URL_NOT_ALLOWED",
      "code": "INVALID_INPUT",
      "params": [
        "problem"
      ],
      "meaning": "Nothing can be sent to this address. `problem` is the reason.",
      "messages": {
        "EN": "Nothing can be sent to this address: {problem}.",
        "FR": "Aucun envoi possible à cette adresse : {problem}.",
        "ES": "No se puede enviar nada a esta dirección: {problem}."
      }
    },
    {
      "reason": "TEXT_NOT_CHANGED",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The stated reason of a revision is that the text changed, but it did not.",
      "messages": {
        "EN": "The stated reason is that the text changed, but it did not.",
        "FR": "Le motif indiqué dit que le texte a changé, et il n'a pas changé.",
        "ES": "El motivo indicado dice que el texto cambió, y no cambió."
      }
    },
    {
      "reason": "TEXT_CHANGED",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "According to the stated reason or the note of a revision, the text is unchanged, but it changed.",
      "messages": {
        "EN": "According to the stated reason, the text is unchanged, but it changed.",
        "FR": "Le motif indiqué dit que le texte est inchangé, et il a changé.",
        "ES": "El motivo indicado dice que el texto no cambió, y cambió."
      }
    },
    {
      "reason": "LANGUAGE_NOT_ADDED",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The stated reason of a revision is that a language was added, but none was.",
      "messages": {
        "EN": "The stated reason is that a language was added, but none was.",
        "FR": "Le motif indiqué dit qu'une langue a été ajoutée, et aucune ne l'a été.",
        "ES": "El motivo indicado dice que se añadió un idioma, y no se añadió ninguno."
      }
    },
    {
      "reason": "LIST_NOT_CHANGED",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The stated reason of a revision is that the list of co-authors changed, but it did not.",
      "messages": {
        "EN": "The stated reason is that the list of co-authors changed, but it did not.",
        "FR": "Le motif indiqué dit que la liste des coauteurs a changé, et elle n'a pas changé.",
        "ES": "El motivo indicado dice que la lista de coautores cambió, y no cambió."
      }
    },
    {
      "reason": "LIST_CHANGED",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The stated reason of a revision does not mention co-authors, but their list changed.",
      "messages": {
        "EN": "The stated reason does not mention co-authors, but their list changed.",
        "FR": "Le motif indiqué ne mentionne pas les coauteurs, et leur liste a changé.",
        "ES": "El motivo indicado no menciona a los coautores, y su lista cambió."
      }
    },
    {
      "reason": "NOTE_DISAGREES",
      "code": "INVALID_INPUT",
      "params": [
        "given",
        "expected"
      ],
      "meaning": "The note of a revision names co-authors other than those that were added.",
      "messages": {
        "EN": "The note says that these co-authors were added: {given}.[ In fact, {expected} were added.]",
        "FR": "La note dit que ces coauteurs ont été ajoutés : {given}.[ Ont été ajoutés : {expected}.]",
        "ES": "La nota dice que se añadieron estos coautores: {given}.[ Se añadieron: {expected}.]"
      }
    },
    {
      "reason": "REQUEST_MALFORMED",
      "code": "INVALID_INPUT",
      "params": [
        "problem",
        "offset"
      ],
      "meaning": "The HTTP request is not a GraphQL request. `problem` is the reason.",
      "messages": {
        "EN": "The request cannot be read: {problem}[, at byte {offset}].",
        "FR": "La requête est illisible : {problem}[, octet {offset}].",
        "ES": "No se puede leer la solicitud: {problem}[, en el byte {offset}]."
      }
    },
    {
      "reason": "METHOD_NOT_ALLOWED",
      "code": "INVALID_INPUT",
      "params": [
        "allowed"
      ],
      "meaning": "The HTTP method cannot be used here. HTTP status 405.",
      "messages": {
        "EN": "Use {allowed} for this request.",
        "FR": "Utilisez {allowed} pour cette requête.",
        "ES": "Use {allowed} para esta solicitud."
      }
    },
    {
      "reason": "MEDIA_TYPE_NOT_SUPPORTED",
      "code": "INVALID_INPUT",
      "params": [
        "header",
        "allowed"
      ],
      "meaning": "The Content-Type or Accept header, or the subprotocol, names no supported form. HTTP status 406 or 415.",
      "messages": {
        "EN": "The header {header} must name one of {allowed}.",
        "FR": "L'en-tête {header} doit indiquer {allowed}.",
        "ES": "El encabezado {header} debe indicar {allowed}."
      }
    },
    {
      "reason": "STREAM_NOT_READY",
      "code": "INVALID_INPUT",
      "params": [
        "problem"
      ],
      "meaning": "The event stream is not open, is already open, or is running an operation with this ID. `problem` is the reason. HTTP status 409.",
      "messages": {
        "EN": "The event stream cannot be used for this: {problem}.",
        "FR": "Le flux d'événements ne peut pas servir à cela : {problem}.",
        "ES": "El flujo de eventos no puede usarse para esto: {problem}."
      }
    },
    {
      "reason": "WRONG_STATE",
      "code": "INVALID_TRANSITION",
      "params": [
        "object",
        "state",
        "allowed"
      ],
      "meaning": "The state of the object does not allow this. `allowed` lists the states that can follow; it is empty if the state is final.",
      "messages": {
        "EN": "This is not allowed while the {object} is in state {state}[; allowed next states: {allowed}].",
        "FR": "L'état actuel ne le permet pas : {object} {state}[ ; suites possibles : {allowed}].",
        "ES": "El estado actual no lo permite: {object} {state}[; siguientes posibles: {allowed}]."
      }
    },
    {
      "reason": "JOINING_CLOSED",
      "code": "INVALID_TRANSITION",
      "params": [
        "state",
        "venues",
        "allowed"
      ],
      "meaning": "None of the proposal's venues accepts co-authors in this state.",
      "messages": {
        "EN": "The proposal is {state}, and none of its venues accepts co-authors now[ (closed: {venues})].[ Allowed next states: {allowed}.]",
        "FR": "La proposition est {state} et aucune de ses instances n'accepte plus de coauteurs[ (closes : {venues})].[ Suites possibles : {allowed}.]",
        "ES": "La propuesta está {state} y ninguno de sus órganos acepta ya coautores[ (cerrados: {venues})].[ Siguientes posibles: {allowed}.]"
      }
    },
    {
      "reason": "NOTHING_TO_DO",
      "code": "INVALID_TRANSITION",
      "params": [
        "allowed"
      ],
      "meaning": "There is nothing to act on, such as answers to compile.",
      "messages": {
        "EN": "There is nothing to act on.[ Allowed next states: {allowed}.]",
        "FR": "Il n'y a rien à traiter.[ Suites possibles : {allowed}.]",
        "ES": "No hay nada que tratar.[ Siguientes posibles: {allowed}.]"
      }
    },
    {
      "reason": "STALE_REVISION",
      "code": "CONFLICT",
      "params": [
        "currentRevision"
      ],
      "meaning": "A newer revision exists. `currentRevision` is its number.",
      "messages": {
        "EN": "Revision {currentRevision} is the current one; read it and try again.",
        "FR": "La révision actuelle est la {currentRevision} ; lisez-la et recommencez.",
        "ES": "La revisión actual es la {currentRevision}; léala e inténtelo de nuevo."
      }
    },
    {
      "reason": "STALE_VERSION",
      "code": "CONFLICT",
      "params": [
        "currentVersion"
      ],
      "meaning": "The text has changed since it was read. `currentVersion` is its current version.",
      "messages": {
        "EN": "The text has changed and is now at version {currentVersion}; read it and try again.",
        "FR": "Le texte a changé entre-temps : version {currentVersion} ; lisez-le et recommencez.",
        "ES": "El texto cambió entretanto: versión {currentVersion}; léalo e inténtelo de nuevo."
      }
    },
    {
      "reason": "SYMBOL_TAKEN",
      "code": "CONFLICT",
      "params": [
        "value"
      ],
      "meaning": "Another document has this symbol.",
      "messages": {
        "EN": "The symbol {value} is taken.",
        "FR": "La cote {value} est déjà attribuée.",
        "ES": "La signatura {value} ya está asignada."
      }
    },
    {
      "reason": "ALREADY_EXISTS",
      "code": "CONFLICT",
      "params": [
        "object",
        "value",
        "state"
      ],
      "meaning": "The object already exists.",
      "messages": {
        "EN": "This already exists: {object}[ {value}][, {state}].",
        "FR": "Existe déjà : {object}[ {value}][, {state}].",
        "ES": "Ya existe: {object}[ {value}][, {state}]."
      }
    },
    {
      "reason": "RELATION_CONTRADICTS",
      "code": "CONFLICT",
      "params": [
        "value"
      ],
      "meaning": "The opposite relation is already recorded, directly or through other proposals.",
      "messages": {
        "EN": "The opposite relation is already recorded[: {value}].",
        "FR": "La relation inverse est déjà enregistrée[ : {value}].",
        "ES": "La relación contraria ya está registrada[: {value}]."
      }
    },
    {
      "reason": "KEY_REUSED",
      "code": "IDEMPOTENCY_MISMATCH",
      "params": [
        "value"
      ],
      "meaning": "The idempotency key was used before, with different input.",
      "messages": {
        "EN": "The idempotency key {value} was used with different input; use a new key.",
        "FR": "La clé d'idempotence {value} a déjà servi avec d'autres données ; utilisez une nouvelle clé.",
        "ES": "La clave de idempotencia {value} ya se usó con otros datos; use una clave nueva."
      }
    },
    {
      "reason": "FORMAT_NOT_SUPPORTED",
      "code": "INVALID_INPUT",
      "params": [
        "allowed",
        "detail"
      ],
      "meaning": "The file has a format that cannot be read. `allowed` lists those that can. HTTP status 415.",
      "messages": {
        "EN": "The file cannot be read; send it as {allowed} ({detail}).",
        "FR": "Le fichier est illisible ; envoyez-le au format {allowed} ({detail}).",
        "ES": "No se puede leer el archivo; envíelo como {allowed} ({detail})."
      }
    },
    {
      "reason": "FILE_DAMAGED",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The file has a known format, but is damaged or incomplete.",
      "messages": {
        "EN": "The file is damaged; save it again and send the new file ({detail}).",
        "FR": "Le fichier est endommagé ; enregistrez-le de nouveau et envoyez le nouveau fichier ({detail}).",
        "ES": "El archivo está dañado; guárdelo de nuevo y envíe el archivo nuevo ({detail})."
      }
    },
    {
      "reason": "ENCRYPTED",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The file needs a password.",
      "messages": {
        "EN": "The file is encrypted; save it without a password ({detail}).",
        "FR": "Le fichier est chiffré ; enregistrez-le sans mot de passe ({detail}).",
        "ES": "El archivo está cifrado; guárdelo sin contraseña ({detail})."
      }
    },
    {
      "reason": "NO_TEXT_LAYER",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "Pages are pictures without text, as after scanning. Text is not recognized in pictures.",
      "messages": {
        "EN": "Pages are pictures without text; send the file from which they were printed ({detail}).",
        "FR": "Des pages sont des images sans texte ; envoyez le fichier d'origine ({detail}).",
        "ES": "Hay páginas que son imágenes sin texto; envíe el archivo original ({detail})."
      }
    },
    {
      "reason": "FILE_TOO_COMPLEX",
      "code": "LIMIT_EXCEEDED",
      "params": [
        "detail"
      ],
      "meaning": "Reading the file takes more time or memory than the server allows.",
      "messages": {
        "EN": "The file takes too much time or memory to read; save it again, without enclosures, or as DOCX ({detail}).",
        "FR": "La lecture du fichier exige trop de temps ou de mémoire ; enregistrez-le de nouveau, sans annexes, ou au format DOCX ({detail}).",
        "ES": "Leer el archivo exige demasiado tiempo o memoria; guárdelo de nuevo, sin adjuntos, o como DOCX ({detail})."
      }
    },
    {
      "reason": "TEXT_TOO_LONG",
      "code": "LIMIT_EXCEEDED",
      "params": [
        "limit",
        "unit"
      ],
      "meaning": "The text in the file is longer than allowed.",
      "messages": {
        "EN": "The file has more text than the limit of {limit} {unit}; send it without its enclosures.",
        "FR": "Le texte du fichier dépasse la limite de {limit} {unit} ; envoyez-le sans ses annexes.",
        "ES": "El texto del archivo supera el límite de {limit} {unit}; envíelo sin sus adjuntos."
      }
    },
    {
      "reason": "STORAGE_QUOTA_USED",
      "code": "LIMIT_EXCEEDED",
      "params": [
        "limit"
      ],
      "meaning": "The documents of the delegation that are not filed take up its quota, of `limit` bytes.",
      "messages": {
        "EN": "The documents of your delegation that are not filed exceed {limit} bytes; file them, or wait until they expire.",
        "FR": "Les documents non déposés de votre délégation dépassent {limit} octets ; déposez-les, ou attendez leur expiration.",
        "ES": "Los documentos no presentados de su delegación superan {limit} bytes; preséntelos, o espere a que caduquen."
      }
    },
    {
      "reason": "FILE_NOT_CLEAN",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The replacement for a restricted file still has tracked changes, comments, hidden text or personal metadata.",
      "messages": {
        "EN": "This copy still has tracked changes, comments, hidden text or personal metadata; remove them.",
        "FR": "Cette copie contient encore des modifications suivies, des commentaires, du texte invisible ou des informations personnelles ; supprimez-les.",
        "ES": "Esta copia todavía contiene cambios marcados, comentarios, texto invisible o información personal; elimínelos."
      }
    },
    {
      "reason": "COPY_DIFFERS",
      "code": "INVALID_INPUT",
      "params": [],
      "meaning": "The replacement for a restricted file has a different text.",
      "messages": {
        "EN": "The text of this copy differs from the text that was filed; send a copy with the same text, or file a revision.",
        "FR": "Le texte de cette copie diffère du texte déposé ; envoyez une copie du même texte, ou déposez une révision.",
        "ES": "El texto de esta copia difiere del texto presentado; envíe una copia con el mismo texto, o presente una revisión."
      }
    },
    {
      "reason": "HIDDEN_TEXT",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The file has text that is invisible in print.",
      "messages": {
        "EN": "The file has text that is invisible in print; remove it, or make it visible ({detail}).",
        "FR": "Le fichier contient du texte invisible à l'impression ; supprimez-le ou rendez-le visible ({detail}).",
        "ES": "El archivo contiene texto invisible al imprimir; elimínelo o hágalo visible ({detail})."
      }
    },
    {
      "reason": "TRACKED_CHANGES",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The file has tracked changes.",
      "messages": {
        "EN": "The file has tracked changes; accept or reject all of them ({detail}).",
        "FR": "Le fichier contient des modifications suivies ; acceptez-les ou refusez-les toutes ({detail}).",
        "ES": "El archivo contiene cambios marcados; acéptelos o rechácelos todos ({detail})."
      }
    },
    {
      "reason": "COMMENTS",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The file has comments.",
      "messages": {
        "EN": "The file has comments; delete them ({detail}).",
        "FR": "Le fichier contient des commentaires ; supprimez-les ({detail}).",
        "ES": "El archivo contiene comentarios; elimínelos ({detail})."
      }
    },
    {
      "reason": "PERSONAL_METADATA",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The properties of the file name people.",
      "messages": {
        "EN": "The properties of the file name people; remove personal information before it is published ({detail}).",
        "FR": "Les propriétés du fichier nomment des personnes ; supprimez les informations personnelles avant la publication ({detail}).",
        "ES": "Las propiedades del archivo nombran a personas; elimine la información personal antes de publicarlo ({detail})."
      }
    },
    {
      "reason": "SPONSOR_UNKNOWN",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The list of sponsors has a name that is not known.",
      "messages": {
        "EN": "No delegation or group has this name; correct it, or choose the sponsor ({detail}).",
        "FR": "Aucune délégation ni aucun groupe ne porte ce nom ; corrigez-le, ou choisissez l'auteur ({detail}).",
        "ES": "Ninguna delegación o grupo tiene este nombre; corríjalo, o elija el patrocinador ({detail})."
      }
    },
    {
      "reason": "SPONSORS_DISAGREE",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The list of sponsors and the sentence about the circulation differ.",
      "messages": {
        "EN": "The list of sponsors and the sentence about the circulation name different sponsors ({detail}).",
        "FR": "La liste des auteurs et la phrase sur la distribution citent des auteurs différents ({detail}).",
        "ES": "La lista de patrocinadores y la frase sobre la distribución citan patrocinadores distintos ({detail})."
      }
    },
    {
      "reason": "SUBMITTER_NOT_LISTED",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The delegation that requested the circulation is not on the list of sponsors.",
      "messages": {
        "EN": "The delegation that requested the circulation is not on the list of sponsors ({detail}).",
        "FR": "La délégation qui a demandé la distribution ne figure pas sur la liste des auteurs ({detail}).",
        "ES": "La delegación que solicitó la distribución no figura en la lista de patrocinadores ({detail})."
      }
    },
    {
      "reason": "SYMBOL_DISAGREES",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The symbol is inconsistent with another symbol, or with the kind or number of the revision.",
      "messages": {
        "EN": "The symbol is inconsistent with the other symbols, or with the kind or number of the revision ({detail}).",
        "FR": "La cote ne correspond pas aux autres cotes, ou au type ou au numéro de la révision ({detail}).",
        "ES": "La signatura no concuerda con las demás, o con el tipo o el número de la revisión ({detail})."
      }
    },
    {
      "reason": "DATE_INCOMPLETE",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "A date has no day.",
      "messages": {
        "EN": "The date has no day ({detail}).",
        "FR": "La date n'indique pas le jour ({detail}).",
        "ES": "La fecha no indica el día ({detail})."
      }
    },
    {
      "reason": "DATE_DISAGREES",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "Dates are in the wrong order, too far apart, or in the future.",
      "messages": {
        "EN": "The date is inconsistent with the other date, or is in the future ({detail}).",
        "FR": "La date ne s'accorde pas avec l'autre date, ou est future ({detail}).",
        "ES": "La fecha no concuerda con la otra, o es futura ({detail})."
      }
    },
    {
      "reason": "LANGUAGE_DISAGREES",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The language of the text is not the one that the file states.",
      "messages": {
        "EN": "The language of the text is not the one that the file states ({detail}).",
        "FR": "La langue du texte n'est pas celle que le fichier indique ({detail}).",
        "ES": "El idioma del texto no es el que indica el archivo ({detail})."
      }
    },
    {
      "reason": "NUMBER_GAP",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "A number of a paragraph or section is missing.",
      "messages": {
        "EN": "A number is missing before this one ({detail}).",
        "FR": "Il manque un numéro avant celui-ci ({detail}).",
        "ES": "Falta un número antes de este ({detail})."
      }
    },
    {
      "reason": "NUMBER_REPEATED",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "Two paragraphs or sections have the same number.",
      "messages": {
        "EN": "The number occurs twice ({detail}).",
        "FR": "Le numéro apparaît deux fois ({detail}).",
        "ES": "El número aparece dos veces ({detail})."
      }
    },
    {
      "reason": "QUESTION_GAP",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "A number of a question is missing or occurs twice.",
      "messages": {
        "EN": "The numbers of the questions have a gap or a repetition ({detail}).",
        "FR": "Les numéros des questions présentent une lacune ou une répétition ({detail}).",
        "ES": "Los números de las preguntas tienen una laguna o una repetición ({detail})."
      }
    },
    {
      "reason": "FOOTNOTE_WITHOUT_REFERENCE",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The text does not refer to a footnote.",
      "messages": {
        "EN": "The text does not refer to this footnote ({detail}).",
        "FR": "Le texte ne renvoie pas à cette note ({detail}).",
        "ES": "El texto no remite a esta nota ({detail})."
      }
    },
    {
      "reason": "REFERENCE_WITHOUT_FOOTNOTE",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The text refers to a footnote that does not exist.",
      "messages": {
        "EN": "The text refers to a footnote that does not exist ({detail}).",
        "FR": "Le texte renvoie à une note qui n'existe pas ({detail}).",
        "ES": "El texto remite a una nota que no existe ({detail})."
      }
    },
    {
      "reason": "NOT_SUBMITTED_BY_YOU",
      "code": "INVALID_INPUT",
      "params": [
        "detail"
      ],
      "meaning": "The delegation of the token is neither a sponsor nor the submitter of the document.",
      "messages": {
        "EN": "Your delegation is neither a sponsor nor the submitter of this document ({detail}).",
        "FR": "Votre délégation n'est ni auteur de ce document, ni celle qui l'a soumis ({detail}).",
        "ES": "Su delegación no es patrocinadora de este documento ni quien lo presenta ({detail})."
      }
    },
    {
      "reason": "TOO_LONG",
      "code": "LIMIT_EXCEEDED",
      "params": [
        "length",
        "limit",
        "unit"
      ],
      "meaning": "The text is longer than allowed.",
      "messages": {
        "EN": "The text has {length} {unit}; the limit is {limit}.",
        "FR": "Le texte compte {length} {unit} ; la limite est de {limit}.",
        "ES": "El texto tiene {length} {unit}; el límite es {limit}."
      }
    },
    {
      "reason": "TOO_MANY",
      "code": "LIMIT_EXCEEDED",
      "params": [
        "items",
        "count",
        "limit"
      ],
      "meaning": "There are more items than allowed. `items` is their kind; `count` is absent if counting stopped at the limit.",
      "messages": {
        "EN": "Too many {items}[: {count}]; the limit is {limit}.",
        "FR": "Trop de {items}[ : {count}] ; la limite est de {limit}.",
        "ES": "Demasiados {items}[: {count}]; el límite es {limit}."
      }
    },
    {
      "reason": "TOO_DEEP",
      "code": "LIMIT_EXCEEDED",
      "params": [
        "depth",
        "limit"
      ],
      "meaning": "The operation is nested deeper than allowed.",
      "messages": {
        "EN": "The operation is {depth} levels deep; the limit is {limit}.",
        "FR": "L'opération compte {depth} niveaux ; la limite est de {limit}.",
        "ES": "La operación tiene {depth} niveles; el límite es {limit}."
      }
    },
    {
      "reason": "TOO_COSTLY",
      "code": "LIMIT_EXCEEDED",
      "params": [
        "cost",
        "limit"
      ],
      "meaning": "The operation costs more than allowed.",
      "messages": {
        "EN": "The operation costs {cost}; the limit is {limit}. Request smaller pages or fewer fields.",
        "FR": "L'opération coûte {cost} ; la limite est de {limit}. Demandez des pages plus petites ou moins de champs.",
        "ES": "La operación cuesta {cost}; el límite es {limit}. Pida páginas más pequeñas o menos campos."
      }
    },
    {
      "reason": "QUOTA_USED",
      "code": "RATE_LIMITED",
      "params": [
        "limit",
        "retryAfterSeconds"
      ],
      "meaning": "The client has used up its quota of cost.",
      "messages": {
        "EN": "The quota of {limit} units of cost is used up; try again in {retryAfterSeconds} s.",
        "FR": "Le quota de {limit} unités de coût est épuisé ; réessayez dans {retryAfterSeconds} s.",
        "ES": "La cuota de {limit} unidades de coste está agotada; inténtelo de nuevo en {retryAfterSeconds} s."
      }
    },
    {
      "reason": "SHARE_USED",
      "code": "RATE_LIMITED",
      "params": [
        "limit"
      ],
      "meaning": "The client's running requests or operations use up its share of the server.",
      "messages": {
        "EN": "This client has used up its share of the server[: {limit} concurrent operations]; wait for its other requests to end.",
        "FR": "Ce client utilise toute sa part du serveur[ : {limit} opérations simultanées] ; attendez la fin de ses autres requêtes.",
        "ES": "Este cliente usa toda su parte del servidor[: {limit} operaciones simultáneas]; espere a que terminen sus otras solicitudes."
      }
    },
    {
      "reason": "DEADLINE_EXCEEDED",
      "code": "TIMED_OUT",
      "params": [
        "limit"
      ],
      "meaning": "The operation took longer than the time limit.",
      "messages": {
        "EN": "The operation took longer than the limit[ of {limit}]; request less at a time.",
        "FR": "L'opération a dépassé la durée limite[ de {limit}] ; demandez moins à la fois.",
        "ES": "La operación superó el tiempo límite[ de {limit}]; pida menos a la vez."
      }
    },
    {
      "reason": "CANCELED",
      "code": "TIMED_OUT",
      "params": [],
      "meaning": "The client disconnected, or the server stopped, before the operation ended.",
      "messages": {
        "EN": "The operation was canceled before it ended.",
        "FR": "L'opération a été annulée avant la fin.",
        "ES": "La operación se canceló antes de terminar."
      }
    },
    {
      "reason": "BUSY",
      "code": "UNAVAILABLE",
      "params": [],
      "meaning": "All resources of the server are in use.",
      "messages": {
        "EN": "The server is busy; try again in a moment.",
        "FR": "Le serveur est occupé ; réessayez dans un instant.",
        "ES": "El servidor está ocupado; inténtelo de nuevo en un momento."
      }
    },
    {
      "reason": "DATABASE_UNAVAILABLE",
      "code": "UNAVAILABLE",
      "params": [],
      "meaning": "The database does not respond or is failing over. A mutation may have taken place: repeat it with the same `idempotencyKey`.",
      "messages": {
        "EN": "The database is not available now; try again in a moment. Repeat a mutation with the same idempotencyKey.",
        "FR": "La base de données est indisponible pour l'instant ; réessayez dans un instant. Répétez une mutation avec le même idempotencyKey.",
        "ES": "La base de datos no está disponible ahora; inténtelo de nuevo en un momento. Repita una mutación con el mismo idempotencyKey."
      }
    },
    {
      "reason": "STORAGE_FULL",
      "code": "UNAVAILABLE",
      "params": [],
      "meaning": "The disk of the database is full: nothing can be recorded, but reading still works.",
      "messages": {
        "EN": "Nothing can be recorded now, because the disk of the database is full.",
        "FR": "Rien ne peut être enregistré pour l'instant : le disque de la base de données est plein.",
        "ES": "No se puede registrar nada ahora: el disco de la base de datos está lleno."
      }
    },
    {
      "reason": "STARTING",
      "code": "UNAVAILABLE",
      "params": [],
      "meaning": "The server is starting.",
      "messages": {
        "EN": "The server is starting; try again in a moment.",
        "FR": "Le serveur démarre ; réessayez dans un instant.",
        "ES": "El servidor se está iniciando; inténtelo de nuevo en un momento."
      }
    },
    {
      "reason": "STOPPING",
      "code": "UNAVAILABLE",
      "params": [],
      "meaning": "The server is stopping.",
      "messages": {
        "EN": "The server is stopping; try again in a moment.",
        "FR": "Le serveur s'arrête ; réessayez dans un instant.",
        "ES": "El servidor se está deteniendo; inténtelo de nuevo en un momento."
      }
    },
    {
      "reason": "RECEIVER_TIMED_OUT",
      "code": "TIMED_OUT",
      "params": [],
      "meaning": "Webhooks: the receiver did not respond in time.",
      "messages": {
        "EN": "The receiver did not respond in time.",
        "FR": "Le destinataire n'a pas répondu à temps.",
        "ES": "El destinatario no respondió a tiempo."
      }
    },
    {
      "reason": "RECEIVER_UNREACHABLE",
      "code": "UNAVAILABLE",
      "params": [
        "detail"
      ],
      "meaning": "Webhooks: the connection failed. `detail` is the network error, in English.",
      "messages": {
        "EN": "The receiver cannot be reached: {detail}.",
        "FR": "Le destinataire est injoignable : {detail}.",
        "ES": "No se puede contactar con el destinatario: {detail}."
      }
    },
    {
      "reason": "RECEIVER_FAILED",
      "code": "UNAVAILABLE",
      "params": [
        "status"
      ],
      "meaning": "Webhooks: the receiver responded with a status other than 2xx.",
      "messages": {
        "EN": "The receiver responded with the HTTP status {status}.",
        "FR": "Le destinataire a répondu par le statut HTTP {status}.",
        "ES": "El destinatario respondió con el estado HTTP {status}."
      }
    },
    {
      "reason": "RECEIVER_NOT_PUBLIC",
      "code": "UNAVAILABLE",
      "params": [],
      "meaning": "Webhooks: the host name of the receiver does not resolve to a public address.",
      "messages": {
        "EN": "The host name of the receiver does not resolve to a public address.",
        "FR": "Le nom d'hôte du destinataire ne correspond à aucune adresse publique.",
        "ES": "El nombre de host del destinatario no corresponde a ninguna dirección pública."
      }
    },
    {
      "reason": "RECEIVER_FAILING",
      "code": "UNAVAILABLE",
      "params": [
        "hours"
      ],
      "meaning": "Webhooks: every delivery failed for so long that the webhook was disabled.",
      "messages": {
        "EN": "Every delivery failed for {hours} hours.",
        "FR": "Toutes les livraisons ont échoué pendant {hours} heures.",
        "ES": "Todas las entregas fallaron durante {hours} horas."
      }
    },
    {
      "reason": "SYNTAX",
      "code": "GRAPHQL_PARSE_FAILED",
      "params": [
        "detail"
      ],
      "meaning": "The document has a syntax error. `detail` is the parser's message, in English.",
      "messages": {
        "EN": "The GraphQL document has a syntax error: {detail}",
        "FR": "Le document n'est pas du GraphQL : {detail}",
        "ES": "El documento no es GraphQL: {detail}"
      }
    },
    {
      "reason": "DOCUMENT_INVALID",
      "code": "GRAPHQL_VALIDATION_FAILED",
      "params": [
        "detail"
      ],
      "meaning": "The document violates a validation rule. `detail` is the validator's message, in English.",
      "messages": {
        "EN": "The document is not valid: {detail}",
        "FR": "Le document n'est pas conforme au schéma : {detail}",
        "ES": "El documento no se ajusta al esquema: {detail}"
      }
    },
    {
      "reason": "OPERATION_NOT_FOUND",
      "code": "GRAPHQL_VALIDATION_FAILED",
      "params": [
        "value",
        "allowed"
      ],
      "meaning": "The document has no operation with the name given as operationName.",
      "messages": {
        "EN": "The document has no operation {value}[; operationName can be {allowed}].",
        "FR": "Le document n'a pas d'opération {value}[ ; operationName peut être {allowed}].",
        "ES": "El documento no tiene la operación {value}[; operationName puede ser {allowed}]."
      }
    },
    {
      "reason": "NOT_SUPPORTED",
      "code": "GRAPHQL_VALIDATION_FAILED",
      "params": [
        "feature"
      ],
      "meaning": "The server does not support this feature of GraphQL.",
      "messages": {
        "EN": "{feature} is not supported.",
        "FR": "{feature} n'est pas pris en charge.",
        "ES": "{feature} no es compatible."
      }
    },
    {
      "reason": "HASH_UNKNOWN",
      "code": "PERSISTED_QUERY_NOT_FOUND",
      "params": [],
      "meaning": "The server has no document for this hash or ID. The message is the same in all languages, since clients compare it.",
      "messages": {
        "EN": "PersistedQueryNotFound",
        "FR": "PersistedQueryNotFound",
        "ES": "PersistedQueryNotFound"
      }
    },
    {
      "reason": "OPERATION_NOT_REGISTERED",
      "code": "OPERATION_NOT_TRUSTED",
      "params": [
        "value"
      ],
      "meaning": "The operation is not registered on this server.",
      "messages": {
        "EN": "This server runs registered operations only, and this one is not registered[: {value}].",
        "FR": "Ce serveur n'exécute que des opérations enregistrées, et celle-ci ne l'est pas[ : {value}].",
        "ES": "Este servidor solo ejecuta operaciones registradas, y esta no lo es[: {value}]."
      }
    },
    {
      "reason": "SERVER_ERROR",
      "code": "INTERNAL",
      "params": [],
      "meaning": "An error of the server, not of the request.",
      "messages": {
        "EN": "Server error; the details are in the server log under the request ID.",
        "FR": "Erreur du serveur ; les détails figurent dans le journal du serveur sous l'identifiant de la requête.",
        "ES": "Error del servidor; los detalles figuran en el registro del servidor con el ID de la solicitud."
      }
    }
  ],
  "params": [
    {
      "name": "act",
      "terms": true,
      "meaning": "The attempted action; a term."
    },
    {
      "name": "allowed",
      "terms": false,
      "meaning": "The valid values, states, scopes or parties: a closed list."
    },
    {
      "name": "allowedTo",
      "terms": true,
      "meaning": "The parties that may do this; terms."
    },
    {
      "name": "because",
      "terms": true,
      "meaning": "The reason; a term."
    },
    {
      "name": "bound",
      "terms": true,
      "meaning": "The origin of the limit; a term."
    },
    {
      "name": "character",
      "terms": false,
      "meaning": "The character, such as U+0007."
    },
    {
      "name": "claim",
      "terms": false,
      "meaning": "The claim of the token."
    },
    {
      "name": "column",
      "terms": false,
      "meaning": "The column, from 1."
    },
    {
      "name": "cost",
      "terms": false,
      "meaning": "The cost of the operation."
    },
    {
      "name": "count",
      "terms": false,
      "meaning": "The number of items."
    },
    {
      "name": "currentRevision",
      "terms": false,
      "meaning": "The current revision."
    },
    {
      "name": "currentVersion",
      "terms": false,
      "meaning": "The current version of the text."
    },
    {
      "name": "depth",
      "terms": false,
      "meaning": "The depth of the operation, in levels."
    },
    {
      "name": "detail",
      "terms": false,
      "meaning": "Details, in English."
    },
    {
      "name": "example",
      "terms": false,
      "meaning": "A valid value."
    },
    {
      "name": "expected",
      "terms": false,
      "meaning": "A value that would be valid."
    },
    {
      "name": "expiredAt",
      "terms": false,
      "meaning": "The instant at which the token expired."
    },
    {
      "name": "feature",
      "terms": false,
      "meaning": "The GraphQL feature."
    },
    {
      "name": "given",
      "terms": false,
      "meaning": "The value that was given."
    },
    {
      "name": "header",
      "terms": false,
      "meaning": "The HTTP header."
    },
    {
      "name": "hours",
      "terms": false,
      "meaning": "A duration in hours."
    },
    {
      "name": "items",
      "terms": true,
      "meaning": "The kind of items; a term."
    },
    {
      "name": "kind",
      "terms": false,
      "meaning": "The kind of relation."
    },
    {
      "name": "length",
      "terms": false,
      "meaning": "The length of the text, in `unit`."
    },
    {
      "name": "limit",
      "terms": false,
      "meaning": "The largest allowed value."
    },
    {
      "name": "line",
      "terms": false,
      "meaning": "The line, from 1."
    },
    {
      "name": "max",
      "terms": false,
      "meaning": "The largest allowed value."
    },
    {
      "name": "min",
      "terms": false,
      "meaning": "The smallest allowed value."
    },
    {
      "name": "nearest",
      "terms": false,
      "meaning": "Similar values that exist: suggestions."
    },
    {
      "name": "object",
      "terms": true,
      "meaning": "The type of the object; a term."
    },
    {
      "name": "offset",
      "terms": false,
      "meaning": "The position of a byte, from 0."
    },
    {
      "name": "part",
      "terms": false,
      "meaning": "The part of the symbol."
    },
    {
      "name": "problem",
      "terms": true,
      "meaning": "The reason; a term."
    },
    {
      "name": "retryAfterSeconds",
      "terms": false,
      "meaning": "The number of seconds to wait before the next attempt."
    },
    {
      "name": "state",
      "terms": false,
      "meaning": "The current state."
    },
    {
      "name": "status",
      "terms": false,
      "meaning": "The HTTP status."
    },
    {
      "name": "type",
      "terms": true,
      "meaning": "The expected type; a term."
    },
    {
      "name": "unit",
      "terms": true,
      "meaning": "The unit of length; a term."
    },
    {
      "name": "value",
      "terms": false,
      "meaning": "The value that was given, shortened to 200 characters."
    },
    {
      "name": "venues",
      "terms": false,
      "meaning": "The codes of the venues."
    },
    {
      "name": "viewer",
      "terms": false,
      "meaning": "The delegation that the token speaks for."
    }
  ],
  "terms": [
    {
      "term": "PROPOSAL",
      "EN": "proposal",
      "FR": "proposition",
      "ES": "propuesta"
    },
    {
      "term": "REVISION",
      "EN": "revision",
      "FR": "révision",
      "ES": "revisión"
    },
    {
      "term": "CO_AUTHORSHIP",
      "EN": "co-authorship",
      "FR": "participation comme coauteur",
      "ES": "coautoría"
    },
    {
      "term": "QUESTION",
      "EN": "question",
      "FR": "question",
      "ES": "pregunta"
    },
    {
      "term": "ANSWER",
      "EN": "answer",
      "FR": "réponse",
      "ES": "respuesta"
    },
    {
      "term": "FOLLOW_UP",
      "EN": "follow-up",
      "FR": "suivi",
      "ES": "seguimiento"
    },
    {
      "term": "MEETING",
      "EN": "meeting",
      "FR": "réunion",
      "ES": "reunión"
    },
    {
      "term": "AGENDA_ITEM",
      "EN": "agenda item",
      "FR": "point de l'ordre du jour",
      "ES": "punto del orden del día"
    },
    {
      "term": "AGENDA_REQUEST",
      "EN": "request for an agenda item",
      "FR": "demande d'inscription à l'ordre du jour",
      "ES": "solicitud de inclusión en el orden del día"
    },
    {
      "term": "VENUE_TARGET",
      "EN": "venue target",
      "FR": "instance visée",
      "ES": "órgano destinatario"
    },
    {
      "term": "VENUE",
      "EN": "venue",
      "FR": "instance",
      "ES": "órgano"
    },
    {
      "term": "RELATION",
      "EN": "relation",
      "FR": "relation",
      "ES": "relación"
    },
    {
      "term": "WEBHOOK",
      "EN": "webhook",
      "FR": "webhook",
      "ES": "webhook"
    },
    {
      "term": "WEBHOOK_DELIVERY",
      "EN": "webhook delivery",
      "FR": "envoi de webhook",
      "ES": "envío de webhook"
    },
    {
      "term": "EVENT",
      "EN": "event",
      "FR": "événement",
      "ES": "evento"
    },
    {
      "term": "DELEGATION",
      "EN": "delegation",
      "FR": "délégation",
      "ES": "delegación"
    },
    {
      "term": "GROUP",
      "EN": "group",
      "FR": "groupe",
      "ES": "grupo"
    },
    {
      "term": "SPONSOR",
      "EN": "delegation or group",
      "FR": "délégation ou groupe",
      "ES": "delegación o grupo"
    },
    {
      "term": "WORK_PROGRAMME",
      "EN": "work programme",
      "FR": "programme de travail",
      "ES": "programa de trabajo"
    },
    {
      "term": "SOURCE",
      "EN": "source",
      "FR": "source",
      "ES": "fuente"
    },
    {
      "term": "TEXT",
      "EN": "text",
      "FR": "texte",
      "ES": "texto"
    },
    {
      "term": "COMMON_LANGUAGE",
      "EN": "common language",
      "FR": "langue commune",
      "ES": "idioma común"
    },
    {
      "term": "DOCUMENT",
      "EN": "document",
      "FR": "document",
      "ES": "documento"
    },
    {
      "term": "PAGES",
      "EN": "pages",
      "FR": "pages",
      "ES": "páginas"
    },
    {
      "term": "DOCUMENT_FILED",
      "EN": "it is already filed",
      "FR": "il est déjà déposé",
      "ES": "ya está presentado"
    },
    {
      "term": "DOCUMENT_CLEAN",
      "EN": "it is not restricted",
      "FR": "il n'est pas restreint",
      "ES": "no está restringido"
    },
    {
      "term": "DOCUMENT_REPLACED",
      "EN": "it has been replaced already",
      "FR": "il a déjà été remplacé",
      "ES": "ya fue sustituido"
    },
    {
      "term": "DOWNLOAD",
      "EN": "download",
      "FR": "téléchargement",
      "ES": "descarga"
    },
    {
      "term": "EVENT_STREAM",
      "EN": "event stream",
      "FR": "flux d'événements",
      "ES": "flujo de eventos"
    },
    {
      "term": "OBJECT",
      "EN": "object",
      "FR": "objet",
      "ES": "objeto"
    },
    {
      "term": "PARAGRAPH",
      "EN": "paragraph",
      "FR": "paragraphe",
      "ES": "párrafo"
    },
    {
      "term": "SUBMITTER",
      "EN": "the submitting delegation",
      "FR": "la délégation auteur",
      "ES": "la delegación autora"
    },
    {
      "term": "CO_AUTHORS",
      "EN": "the co-authors",
      "FR": "les coauteurs",
      "ES": "los coautores"
    },
    {
      "term": "SECRETARIAT",
      "EN": "the Secretariat",
      "FR": "le Secrétariat",
      "ES": "la Secretaría"
    },
    {
      "term": "SPONSOR_ITSELF",
      "EN": "the sponsor itself",
      "FR": "l'auteur lui-même",
      "ES": "el propio patrocinador"
    },
    {
      "term": "RELATION_STATER",
      "EN": "the side that stated the relation",
      "FR": "la partie qui a indiqué la relation",
      "ES": "la parte que indicó la relación"
    },
    {
      "term": "ANSWER_GIVER",
      "EN": "the delegation that gave the answer",
      "FR": "la délégation qui a donné la réponse",
      "ES": "la delegación que dio la respuesta"
    },
    {
      "term": "REQUESTER",
      "EN": "the delegation that made the request",
      "FR": "la délégation qui a fait la demande",
      "ES": "la delegación que hizo la solicitud"
    },
    {
      "term": "DATE",
      "EN": "a calendar date (YYYY-MM-DD)",
      "FR": "une date du calendrier (AAAA-MM-JJ)",
      "ES": "una fecha del calendario (AAAA-MM-DD)"
    },
    {
      "term": "DATE_TIME",
      "EN": "an instant with its time zone",
      "FR": "un instant avec son fuseau horaire",
      "ES": "un instante con su zona horaria"
    },
    {
      "term": "SYMBOL",
      "EN": "a document symbol",
      "FR": "une cote de document",
      "ES": "una signatura de documento"
    },
    {
      "term": "URL",
      "EN": "a web address",
      "FR": "une adresse web",
      "ES": "una dirección web"
    },
    {
      "term": "ID",
      "EN": "an ID returned by the API",
      "FR": "un identifiant fourni par l'API",
      "ES": "un ID devuelto por la API"
    },
    {
      "term": "CODE",
      "EN": "a code of 1 to 40 upper-case letters, digits and underscores",
      "FR": "un code de 1 à 40 majuscules, chiffres et traits de soulignement",
      "ES": "un código de 1 a 40 mayúsculas, cifras y guiones bajos"
    },
    {
      "term": "STRING",
      "EN": "a string",
      "FR": "une chaîne de caractères",
      "ES": "una cadena de texto"
    },
    {
      "term": "INT",
      "EN": "a whole number of 32 bits",
      "FR": "un nombre entier de 32 bits",
      "ES": "un número entero de 32 bits"
    },
    {
      "term": "FLOAT",
      "EN": "a number",
      "FR": "un nombre",
      "ES": "un número"
    },
    {
      "term": "BOOLEAN",
      "EN": "true or false",
      "FR": "true ou false",
      "ES": "true o false"
    },
    {
      "term": "CURSOR",
      "EN": "a cursor of this list",
      "FR": "un curseur de cette liste",
      "ES": "un cursor de esta lista"
    },
    {
      "term": "INPUT_OBJECT",
      "EN": "an input object",
      "FR": "un objet d'entrée",
      "ES": "un objeto de entrada"
    },
    {
      "term": "SUBJECT",
      "EN": "a subject without control characters or spaces at its ends",
      "FR": "un sujet sans caractères de contrôle ni espaces aux extrémités",
      "ES": "un sujeto sin caracteres de control ni espacios en los extremos"
    },
    {
      "term": "STRING_OR_NULL",
      "EN": "a string or null",
      "FR": "une chaîne de caractères ou null",
      "ES": "una cadena de texto o null"
    },
    {
      "term": "OBJECT_OR_NULL",
      "EN": "an object or null",
      "FR": "un objet ou null",
      "ES": "un objeto o null"
    },
    {
      "term": "PERSISTED_QUERY",
      "EN": "a persisted query",
      "FR": "une requête persistante",
      "ES": "una consulta persistente"
    },
    {
      "term": "CHARACTERS",
      "EN": "characters",
      "FR": "caractères",
      "ES": "caracteres"
    },
    {
      "term": "BYTES",
      "EN": "bytes",
      "FR": "octets",
      "ES": "bytes"
    },
    {
      "term": "ROWS",
      "EN": "rows per page",
      "FR": "lignes par page",
      "ES": "filas por página"
    },
    {
      "term": "IDS",
      "EN": "IDs",
      "FR": "identifiants",
      "ES": "ID"
    },
    {
      "term": "CODES",
      "EN": "codes",
      "FR": "codes",
      "ES": "códigos"
    },
    {
      "term": "SYMBOLS",
      "EN": "symbols",
      "FR": "cotes",
      "ES": "signaturas"
    },
    {
      "term": "TOKENS",
      "EN": "tokens in the document",
      "FR": "lexèmes dans le document",
      "ES": "elementos léxicos en el documento"
    },
    {
      "term": "ALIASES",
      "EN": "aliases",
      "FR": "alias",
      "ES": "alias"
    },
    {
      "term": "DIRECTIVES",
      "EN": "directives",
      "FR": "directives",
      "ES": "directivas"
    },
    {
      "term": "FRAGMENTS",
      "EN": "fragments",
      "FR": "fragments",
      "ES": "fragmentos"
    },
    {
      "term": "REPEATED_FIELDS",
      "EN": "repeated fields",
      "FR": "champs répétés",
      "ES": "campos repetidos"
    },
    {
      "term": "ROOT_FIELDS",
      "EN": "root fields",
      "FR": "champs racine",
      "ES": "campos raíz"
    },
    {
      "term": "JSON_VALUES",
      "EN": "JSON values",
      "FR": "valeurs JSON",
      "ES": "valores JSON"
    },
    {
      "term": "BODY_BYTES",
      "EN": "bytes in the body",
      "FR": "octets dans le corps",
      "ES": "bytes en el cuerpo"
    },
    {
      "term": "WEBHOOKS",
      "EN": "webhooks",
      "FR": "webhooks",
      "ES": "webhooks"
    },
    {
      "term": "ORGANIZATIONS",
      "EN": "organizations",
      "FR": "organisations",
      "ES": "organizaciones"
    },
    {
      "term": "TIES",
      "EN": "ties",
      "FR": "liens",
      "ES": "vínculos"
    },
    {
      "term": "MEMBERS",
      "EN": "members of the network",
      "FR": "membres du réseau",
      "ES": "miembros de la red"
    },
    {
      "term": "SLICES",
      "EN": "slices",
      "FR": "tranches",
      "ES": "tramos"
    },
    {
      "term": "SPONSORSHIPS",
      "EN": "sponsorships",
      "FR": "parrainages",
      "ES": "patrocinios"
    },
    {
      "term": "FOLLOW_UPS",
      "EN": "follow-ups",
      "FR": "suivis",
      "ES": "seguimientos"
    },
    {
      "term": "SPELLS",
      "EN": "spells of co-authorship",
      "FR": "périodes de coauteur",
      "ES": "periodos de coautoría"
    },
    {
      "term": "PAIRS",
      "EN": "pairs of sponsors",
      "FR": "paires d'auteurs",
      "ES": "pares de patrocinadores"
    },
    {
      "term": "STEPS",
      "EN": "steps of computation",
      "FR": "étapes de calcul",
      "ES": "pasos de cálculo"
    },
    {
      "term": "TODAY",
      "EN": "today",
      "FR": "aujourd'hui",
      "ES": "hoy"
    },
    {
      "term": "CIRCULATION",
      "EN": "the day of circulation",
      "FR": "le jour de la distribution",
      "ES": "el día de la distribución"
    },
    {
      "term": "FIRST_DAY",
      "EN": "the first day",
      "FR": "le premier jour",
      "ES": "el primer día"
    },
    {
      "term": "LAST_DAY",
      "EN": "the last day",
      "FR": "le dernier jour",
      "ES": "el último día"
    },
    {
      "term": "DATA_SPAN",
      "EN": "the span of the data",
      "FR": "la période couverte par les données",
      "ES": "el periodo de los datos"
    },
    {
      "term": "NAME_PRINTED",
      "EN": "a circulated revision lists the name",
      "FR": "une révision distribuée porte le nom",
      "ES": "una revisión distribuida lleva el nombre"
    },
    {
      "term": "NOT_A_SPONSOR",
      "EN": "the Secretariat does not sponsor proposals",
      "FR": "le Secrétariat ne parraine pas de propositions",
      "ES": "la Secretaría no patrocina propuestas"
    },
    {
      "term": "IMPORTED_ONLY",
      "EN": "it is known only from imported data",
      "FR": "il n'est connu que par des données importées",
      "ES": "solo se conoce por datos importados"
    },
    {
      "term": "NOT_CO_AUTHOR",
      "EN": "it is not a co-author",
      "FR": "ce n'est pas un coauteur",
      "ES": "no es coautor"
    },
    {
      "term": "IS_SUBMITTER",
      "EN": "it is the submitting delegation",
      "FR": "c'est la délégation auteur",
      "ES": "es la delegación autora"
    },
    {
      "term": "NOT_AMONG_SYMBOLS",
      "EN": "it is not among the symbols given",
      "FR": "elle ne figure pas parmi les cotes indiquées",
      "ES": "no figura entre las signaturas indicadas"
    },
    {
      "term": "ORIGINAL_LANGUAGE",
      "EN": "it is the original language",
      "FR": "c'est la langue d'origine",
      "ES": "es el idioma original"
    },
    {
      "term": "NO_SUCH_TEXT",
      "EN": "the draft has no text in this language",
      "FR": "le projet n'a pas de texte dans cette langue",
      "ES": "el borrador no tiene texto en este idioma"
    },
    {
      "term": "NOT_RESTRICTED",
      "EN": "the document is public",
      "FR": "le document est public",
      "ES": "el documento es público"
    },
    {
      "term": "FIRST_REVISION",
      "EN": "the first revision has no reason",
      "FR": "la première révision n'a pas de motif",
      "ES": "la primera revisión no tiene motivo"
    },
    {
      "term": "NOT_A_WORKSHOP",
      "EN": "the follow-up is not a workshop",
      "FR": "le suivi n'est pas un atelier",
      "ES": "el seguimiento no es un taller"
    },
    {
      "term": "NO_SUCH_PARAGRAPH",
      "EN": "no revision has this paragraph",
      "FR": "aucune révision n'a ce paragraphe",
      "ES": "ninguna revisión tiene este párrafo"
    },
    {
      "term": "SEVERAL_HEADERS",
      "EN": "there are several Authorization headers",
      "FR": "il y a plusieurs en-têtes Authorization",
      "ES": "hay varios encabezados Authorization"
    },
    {
      "term": "NOT_BEARER",
      "EN": "the header must be the word Bearer, a space and the token",
      "FR": "l'en-tête doit contenir le mot Bearer, une espace et le jeton",
      "ES": "el encabezado debe contener la palabra Bearer, un espacio y el token"
    },
    {
      "term": "TOKEN_TOO_LONG",
      "EN": "it is too long",
      "FR": "il est trop long",
      "ES": "es demasiado largo"
    },
    {
      "term": "NOT_A_JWT",
      "EN": "it is not a JSON Web Token",
      "FR": "ce n'est pas un JSON Web Token",
      "ES": "no es un JSON Web Token"
    },
    {
      "term": "SYMBOL_CHARACTER",
      "EN": "a symbol has only letters, digits, slashes, points, hyphens and parentheses",
      "FR": "une cote n'a que des lettres, chiffres, barres, points, traits d'union et parenthèses",
      "ES": "una signatura solo tiene letras, cifras, barras, puntos, guiones y paréntesis"
    },
    {
      "term": "SERIES_MISSING",
      "EN": "the series is missing",
      "FR": "la série manque",
      "ES": "falta la serie"
    },
    {
      "term": "NUMBER_MISSING",
      "EN": "the number is missing",
      "FR": "le numéro manque",
      "ES": "falta el número"
    },
    {
      "term": "SUFFIX_ORDER",
      "EN": "this cannot follow a suffix",
      "FR": "ceci ne peut pas suivre un suffixe",
      "ES": "esto no puede seguir a un sufijo"
    },
    {
      "term": "PART_EMPTY",
      "EN": "there is nothing between two slashes, or after the last one",
      "FR": "il n'y a rien entre deux barres ou après la dernière",
      "ES": "no hay nada entre dos barras o tras la última"
    },
    {
      "term": "PART_UNKNOWN",
      "EN": "this is not a series, a number or a suffix",
      "FR": "ce n'est ni une série, ni un numéro, ni un suffixe",
      "ES": "no es una serie, un número ni un sufijo"
    },
    {
      "term": "SESSION_MALFORMED",
      "EN": "a session is written with the last two digits of its year, as in MIN(17)",
      "FR": "une session s'écrit avec les deux derniers chiffres de son année, comme MIN(17)",
      "ES": "una sesión se escribe con las dos últimas cifras de su año, como MIN(17)"
    },
    {
      "term": "SUFFIX_NUMBER_MISSING",
      "EN": "the number of the suffix is missing",
      "FR": "le numéro du suffixe manque",
      "ES": "falta el número del sufijo"
    },
    {
      "term": "NUMBER_ZERO",
      "EN": "numbers begin at 1",
      "FR": "la numérotation commence à 1",
      "ES": "la numeración empieza en 1"
    },
    {
      "term": "NUMBER_TOO_LONG",
      "EN": "the number has too many digits",
      "FR": "le numéro a trop de chiffres",
      "ES": "el número tiene demasiadas cifras"
    },
    {
      "term": "NOT_HTTPS",
      "EN": "it is not https",
      "FR": "ce n'est pas https",
      "ES": "no es https"
    },
    {
      "term": "PORT_NOT_ALLOWED",
      "EN": "only port 443 is allowed",
      "FR": "seul le port 443 est autorisé",
      "ES": "solo se permite el puerto 443"
    },
    {
      "term": "ADDRESS_PRIVATE",
      "EN": "it is private, loopback, link-local or reserved",
      "FR": "elle est privée, locale ou réservée",
      "ES": "es privada, local o reservada"
    },
    {
      "term": "CREDENTIALS",
      "EN": "it contains a user, a password or a fragment",
      "FR": "elle contient un utilisateur, un mot de passe ou un fragment",
      "ES": "contiene un usuario, una contraseña o un fragmento"
    },
    {
      "term": "QUERY_STRING_ESCAPE",
      "EN": "the query string is not properly escaped",
      "FR": "la chaîne de requête est mal échappée",
      "ES": "la cadena de consulta está mal escapada"
    },
    {
      "term": "CONTENT_ENCODING",
      "EN": "a Content-Encoding is not supported",
      "FR": "Content-Encoding n'est pas pris en charge",
      "ES": "Content-Encoding no es compatible"
    },
    {
      "term": "BODY_INCOMPLETE",
      "EN": "the body could not be read to its end",
      "FR": "le corps n'a pas pu être lu en entier",
      "ES": "no se pudo leer el cuerpo hasta el final"
    },
    {
      "term": "BODY_EMPTY",
      "EN": "the body is empty; send a JSON object such as {\"query\": \"…\"}",
      "FR": "le corps est vide ; envoyez un objet JSON tel que {\"query\": \"…\"}",
      "ES": "el cuerpo está vacío; envíe un objeto JSON como {\"query\": \"…\"}"
    },
    {
      "term": "BATCH",
      "EN": "batches are not supported; send one operation per request",
      "FR": "les lots ne sont pas pris en charge ; envoyez une opération par requête",
      "ES": "no se admiten lotes; envíe una operación por solicitud"
    },
    {
      "term": "NOT_A_JSON_OBJECT",
      "EN": "the body must be a JSON object such as {\"query\": \"…\"}",
      "FR": "le corps doit être un objet JSON tel que {\"query\": \"…\"}",
      "ES": "el cuerpo debe ser un objeto JSON como {\"query\": \"…\"}"
    },
    {
      "term": "NOT_JSON",
      "EN": "it is not JSON",
      "FR": "ce n'est pas du JSON",
      "ES": "no es JSON"
    },
    {
      "term": "NOT_UTF8",
      "EN": "it is not UTF-8",
      "FR": "ce n'est pas de l'UTF-8",
      "ES": "no es UTF-8"
    },
    {
      "term": "SURROGATE",
      "EN": "it contains half of a surrogate pair",
      "FR": "il y a une moitié de paire de substitution",
      "ES": "hay medio par subrogado"
    },
    {
      "term": "MUTATION_BY_GET",
      "EN": "a mutation must be sent by POST",
      "FR": "une mutation doit être envoyée par POST",
      "ES": "una mutación debe enviarse por POST"
    },
    {
      "term": "SUBSCRIPTION_TRANSPORT",
      "EN": "a subscription needs a WebSocket or server-sent events",
      "FR": "un abonnement exige un WebSocket ou des événements envoyés par le serveur",
      "ES": "una suscripción requiere WebSocket o eventos enviados por el servidor"
    },
    {
      "term": "STREAM_OPEN",
      "EN": "it is already open",
      "FR": "il est déjà ouvert",
      "ES": "ya está abierto"
    },
    {
      "term": "STREAM_NOT_OPEN",
      "EN": "open it with a GET request first",
      "FR": "ouvrez-le d'abord par une requête GET",
      "ES": "ábralo antes mediante una solicitud GET"
    },
    {
      "term": "OPERATION_RUNNING",
      "EN": "an operation with this ID is running",
      "FR": "une opération de cet identifiant est en cours",
      "ES": "hay una operación en curso con este ID"
    },
    {
      "term": "WRITE_PROPOSALS",
      "EN": "file or change a proposal or a revision",
      "FR": "déposer ou modifier une proposition ou une révision",
      "ES": "presentar o modificar una propuesta o una revisión"
    },
    {
      "term": "CIRCULATE_REVISION",
      "EN": "circulate a revision",
      "FR": "distribuer une révision",
      "ES": "distribuir una revisión"
    },
    {
      "term": "RETURN_REVISION",
      "EN": "return a revision",
      "FR": "renvoyer une révision",
      "ES": "devolver una revisión"
    },
    {
      "term": "CONCLUDE_PROPOSAL",
      "EN": "conclude a proposal",
      "FR": "clore une proposition",
      "ES": "concluir una propuesta"
    },
    {
      "term": "CHANGE_CO_AUTHORS",
      "EN": "act on a co-authorship",
      "FR": "agir sur une participation comme coauteur",
      "ES": "actuar sobre una coautoría"
    },
    {
      "term": "CHANGE_FOLLOW_UPS",
      "EN": "act on a follow-up",
      "FR": "agir sur un suivi",
      "ES": "actuar sobre un seguimiento"
    },
    {
      "term": "TARGET_VENUES",
      "EN": "target a venue",
      "FR": "viser une instance",
      "ES": "dirigirse a un órgano"
    },
    {
      "term": "RECORD_AGENDA",
      "EN": "record a meeting or its agenda",
      "FR": "enregistrer une réunion ou son ordre du jour",
      "ES": "registrar una reunión o su orden del día"
    },
    {
      "term": "REQUEST_AGENDA_ITEM",
      "EN": "request an agenda item",
      "FR": "demander l'inscription d'un point à l'ordre du jour",
      "ES": "solicitar la inclusión de un punto en el orden del día"
    },
    {
      "term": "RECORD_OUTCOME",
      "EN": "record an outcome",
      "FR": "enregistrer un résultat",
      "ES": "registrar un resultado"
    },
    {
      "term": "ANSWER_QUESTIONS",
      "EN": "answer a question",
      "FR": "répondre à une question",
      "ES": "responder a una pregunta"
    },
    {
      "term": "DOCUMENT_PROPOSALS",
      "EN": "cite a source or relate proposals",
      "FR": "citer une source ou relier des propositions",
      "ES": "citar una fuente o relacionar propuestas"
    },
    {
      "term": "POSE_QUESTIONS",
      "EN": "pose or drop a question",
      "FR": "poser ou retirer une question",
      "ES": "plantear o retirar una pregunta"
    },
    {
      "term": "COMPILE_ANSWERS",
      "EN": "compile answers",
      "FR": "compiler des réponses",
      "ES": "compilar respuestas"
    },
    {
      "term": "CHANGE_ACCESS",
      "EN": "change who sees a document",
      "FR": "modifier qui voit un document",
      "ES": "cambiar quién ve un documento"
    },
    {
      "term": "MANAGE_WEBHOOKS",
      "EN": "manage webhooks",
      "FR": "gérer des webhooks",
      "ES": "gestionar webhooks"
    }
  ]
} as const;
