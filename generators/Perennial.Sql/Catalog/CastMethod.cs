namespace Perennial.Sql.Catalog;

/// <summary><c>pg_cast.castmethod</c>.</summary>
public enum CastMethod
{
    Function,
    InOut,
    Binary,
}
