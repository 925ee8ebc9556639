using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <content>Text search configurations and dictionaries, which constants of <c>regconfig</c> and <c>regdictionary</c> name.</content>
internal static partial class ReferenceRename
{
    // Beyond the places that literals have in the text that defined them: those in subqueries keep these.
    private const int FirstMark = 1 << 30;

    /// <summary>The constants whose value is the object, wherever they are, and not other texts that read as its name: only the binder tells them apart.</summary>
    /// <param name="session">The statement at work.</param>
    /// <param name="before">The catalog in which the object has its old name.</param>
    /// <param name="renamed">With its new name.</param>
    public static void TextSearch(DdlSession session, DatabaseCatalog before, TextSearchObject renamed)
    {
        if (session.Context.Binder is not { } binder) return;
        string name = session.Catalog.FindTextSearch(renamed.Kind, null, renamed.Name)?.Oid == renamed.Oid ? NameRules.Quote(renamed.Name) : renamed.QualifiedName.ToString();
        InAll(session, renamed.Oid, (scope, expression) =>
        {
            Expression marked = InLiterals(expression, static (literal, mark) => literal with { Span = new(mark, 1) });
            HashSet<int> marks = [.. binder.NamesIn(before, marked, scope).Where(found => found.Named == new ObjectReference(ObjectClass.TextSearch, renamed.Oid)).Select(static found => found.Place.Start)];
            if (!marks.Any(static mark => mark >= FirstMark)) return expression;
            return InLiterals(expression, (literal, mark) => !marks.Contains(mark) ? literal : literal switch
            {
                StringLiteral text => text with { Value = QualifiedAs(text.Value) },
                TypedLiteral typed => typed with { Value = QualifiedAs(typed.Value) },
                _ => literal,
            });
        });

        // Who wrote the schema goes on doing so.
        string QualifiedAs(string text) => LiteralName.Parse(text) is { Schema: not null } ? renamed.QualifiedName.ToString() : name;
    }

    // The same literal has the same mark in each walk.
    private static Expression InLiterals(Expression expression, Func<Expression, int, Expression> change)
    {
        int next = FirstMark;
        return ExpressionRewriter.Rewrite(expression, part => part is StringLiteral or TypedLiteral ? change(part, next++) : part);
    }
}
