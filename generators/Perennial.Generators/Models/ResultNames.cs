using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>Names of the types that are made for one procedure; empty where none is.</summary>
/// <param name="Row">The record of a row.</param>
/// <param name="Order">The enum of its orders.</param>
/// <param name="Item">The record of a row to store.</param>
/// <param name="Cursor">The record of a page's key.</param>
/// <param name="Embedded">The records within a row, one for each of the procedure's.</param>
internal sealed record ResultNames(string Row, string Order, string Cursor, string Item = "", EquatableArray<string> Embedded = default);
