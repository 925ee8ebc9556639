using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A declared conversion: one row of <c>pg_cast</c>. Casts by input and output functions and of arrays, records and domains need none.</summary>
/// <param name="Source">Oid of the type converted from.</param>
/// <param name="Target">Oid of the type converted to; equal to the source for a cast that applies a typmod.</param>
/// <param name="Context">Where it happens by itself.</param>
/// <param name="Method">How it works.</param>
/// <param name="Function">Oid of the function; 0 unless the method is Function.</param>
public sealed record TypeCast(uint Source, uint Target, CastContext Context, CastMethod Method, uint Function);
