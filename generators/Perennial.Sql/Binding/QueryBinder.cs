using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Binds statements against a catalog: what the server's Parse message does, with more to tell.</summary>
public static class QueryBinder
{
    /// <summary>Binds one statement. Never throws for what the statement says: errors are findings of the result.</summary>
    /// <param name="catalog">The database as it is when the statement runs.</param>
    /// <param name="statement">SELECT, VALUES, INSERT, UPDATE, DELETE, MERGE or CALL; other statements have neither parameters nor a result here.</param>
    /// <param name="source">The text that the statement's spans refer to.</param>
    public static BoundStatement Bind(DatabaseCatalog catalog, Statement statement, SourceText source, BindOptions? options = null)
    {
        Binder binder = new(catalog, source, options ?? BindOptions.Default);
        try
        {
            return new StatementDescription(binder, statement, source, options ?? BindOptions.Default).Describe();
        }
        catch (BindFailure failure)
        {
            List<Finding> findings = [failure.Finding, .. binder.Warnings];
            return new BoundStatement
            {
                Command = StatementDescription.CommandOf(statement),
                Findings = findings.ToEquatableArray(),
                Reads = binder.Effects.Reads(),
                Writes = binder.Effects.Writes(),
            };
        }
    }
}
