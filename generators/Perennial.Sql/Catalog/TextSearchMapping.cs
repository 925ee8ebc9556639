namespace Perennial.Sql.Catalog;

/// <summary>The dictionaries that a text search configuration asks for one type of token: rows of <c>pg_ts_config_map</c>.</summary>
/// <param name="TokenType">As the parser names it, such as <c>asciiword</c>.</param>
/// <param name="Dictionaries">Oids in the order in which they are asked; one may stand in it more than once.</param>
public sealed record TextSearchMapping(string TokenType, EquatableArray<uint> Dictionaries);
