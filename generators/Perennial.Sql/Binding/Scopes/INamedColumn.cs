namespace Perennial.Sql.Binding;

/// <summary>A column that a query can name.</summary>
internal interface INamedColumn
{
    string Name { get; }
}
