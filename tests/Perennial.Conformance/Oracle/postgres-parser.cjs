// PostgreSQL's own parser behind a line protocol: one JSON request a line on standard input, one JSON reply a line on standard output.
//   {"id": 1, "sql": "select 1", "tree": true}
//   {"id": 1, "statements": [{"start": 0, "length": 8}], "tree": "<digest of the tree without places>"}
//   {"id": 2, "message": "syntax error at or near \"x\"", "position": 7}      (characters from 0, -1 when unknown)
// Starts and lengths count bytes of UTF-8. "text": true in a request gives the tree itself instead of its digest.
'use strict';

const crypto = require('crypto');
const path = require('path');
const readline = require('readline');

const { loadModule, parseSync } = require(path.join(process.argv[2], 'node_modules', 'libpg-query'));

const places = /location$|^(stmt_len|list_start|list_end|rexpr_list_start|rexpr_list_end|jumble_args)$/;

// The node's fields in one order, without what is no part of a statement's meaning: places, and which of several spellings was used.
function strip(value) {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  const result = {};
  for (const key of Object.keys(value).sort()) {
    if (places.test(key)) continue;
    const isNumber = key === 'fval' && typeof value[key] === 'string';
    result[key] = isNumber ? value[key].replace(/_/g, '') : strip(value[key]);
  }
  // (a[1]).b and a[1].b
  const inner = result.A_Indirection && result.A_Indirection.arg && result.A_Indirection.arg.A_Indirection;
  if (inner) {
    result.A_Indirection = { arg: inner.arg, indirection: inner.indirection.concat(result.A_Indirection.indirection) };
  }
  // ((a)) and (a) as an element of an index, a partition key or statistics
  for (const kind of ['IndexElem', 'PartitionElem', 'StatsElem']) {
    const column = result[kind] && result[kind].expr && result[kind].expr.ColumnRef;
    if (column && column.fields.length === 1 && column.fields[0].String) {
      result[kind].name = column.fields[0].String.sval;
      delete result[kind].expr;
    }
  }
  // in a int, a int
  if (result.mode === 'FUNC_PARAM_DEFAULT') result.mode = 'FUNC_PARAM_IN';
  // copy ... csv header, copy ... with (format csv, header true)
  if (result.Boolean) return { String: { sval: String(Boolean(result.Boolean.boolval)) } };
  // do language x 'body', do 'body' language x
  if (result.DoStmt) result.DoStmt.args.sort((a, b) => a.DefElem.defname.localeCompare(b.DefElem.defname));
  return result;
}

function answer(request) {
  try {
    const parsed = parseSync(request.sql);
    const statements = parsed.stmts || [];
    const reply = {
      id: request.id,
      statements: statements.map(s => ({ start: s.stmt_location || 0, length: s.stmt_len || 0 })),
    };
    if (request.tree || request.text) {
      const text = JSON.stringify(strip(statements.map(s => s.stmt)));
      reply.tree = request.text ? text : crypto.createHash('sha1').update(text).digest('hex');
    }
    return reply;
  } catch (error) {
    // Anything else means that the module is no longer to be trusted: the driver starts another process.
    if (!error.sqlDetails) return { id: request.id, crash: String(error && error.message || error) };
    return { id: request.id, message: error.sqlDetails.message, position: error.sqlDetails.cursorPosition ?? -1 };
  }
}

loadModule().then(() => {
  readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', line => {
    const reply = answer(JSON.parse(line));
    process.stdout.write(JSON.stringify(reply) + '\n');
    if (reply.crash) process.exit(3);
  });
});
