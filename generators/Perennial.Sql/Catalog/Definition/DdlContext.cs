using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>What applying a statement depends on besides catalog and statement.</summary>
/// <param name="Source">The text that the statement's spans refer to.</param>
/// <param name="Binder">Types views and checks expressions. Null leaves expressions unchecked and refuses views.</param>
public sealed record DdlContext(SourceText Source, IDefinitionBinder? Binder)
{
    /// <summary>Kept from one DROP of the script to the next.</summary>
    internal Memo<KnownDependencies> Dependencies;
}
