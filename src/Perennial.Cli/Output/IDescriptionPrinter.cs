using Perennial.Sql.Binding;
using Perennial.Sql.Descriptions;

namespace Perennial.Cli.Output;

/// <summary>A form of what <c>perennial describe</c> tells.</summary>
internal interface IDescriptionPrinter
{
    void Print(QueryDescription query);

    void Print(RoutineDescription routine);

    static string Word(Cardinality cardinality) => cardinality switch
    {
        Cardinality.None => "none",
        Cardinality.One => "one",
        Cardinality.ZeroOrOne => "zero-or-one",
        _ => "many",
    };
}
