namespace Perennial.Sql.Routines;

/// <summary>A name with a parenthesis behind it in a PL/pgSQL body.</summary>
/// <param name="Schemas">Where the name would be looked up; empty where the server's own routines take it.</param>
/// <param name="Name">The name as the catalog has it.</param>
/// <param name="Arguments">How many arguments the call has.</param>
/// <param name="IsQualified">Whether the body says the schema.</param>
/// <param name="IsKeyword">Whether the name is a keyword to the newest server: grammar of its own rather than a routine there.</param>
internal readonly record struct PlpgsqlCall(EquatableArray<string> Schemas, string Name, int Arguments, bool IsQualified, bool IsKeyword);
