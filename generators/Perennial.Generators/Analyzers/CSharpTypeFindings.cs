using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perennial.Generators.Inputs;
using Perennial.Generators.Models;
using Perennial.Sql.Binding;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Analyzers;

/// <summary>PRN0013: names behind <c>-- type:</c> that the compilation has no type for. Only the compiler knows them, so the command line cannot find these.</summary>
internal static class CSharpTypeFindings
{
    public static IEnumerable<Finding> Of(DatabaseModel database, GeneratorOptions options, Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.SyntaxTrees.FirstOrDefault() is not { } tree) yield break;
        SemanticModel? model = null;
        Dictionary<string, bool> known = new(StringComparer.Ordinal);
        foreach (Procedure procedure in database.Procedures.Concat(database.InlineQueries))
        {
            if (procedure.Types.IsEmpty || !DatabaseModelsBuilder.IsCallable(procedure, options.Database.Service)) continue;
            foreach (TypeOverride chosen in procedure.Types)
            {
                string name = Element(chosen.CSharpType);
                if (!known.TryGetValue(name, out bool exists))
                {
                    model ??= compilation.GetSemanticModel(tree);
                    known.Add(name, exists = Exists(name, options.Namespace, model));
                }

                if (exists) continue;
                SourceLocation place = procedure.Location;
                yield return new Finding(
                    FindingRules.UnknownCSharpType, FindingRules.UnknownCSharpType.Severity, place.Path, place.Span, place.Start, place.End,
                    $"'-- type: {chosen.Name} {chosen.CSharpType}' names a C# type that does not exist.{Suggestion(name, compilation, cancellationToken)} "
                    + "Write its full name, with the namespace, and see that this project has it or references what has.");
            }
        }
    }

    // Of an array it is the element's type that may be missing.
    private static string Element(string name)
    {
        while (name.EndsWith("[]", StringComparison.Ordinal) || name.EndsWith("?", StringComparison.Ordinal)) name = name.Substring(0, name.Length - (name[name.Length - 1] == ']' ? 2 : 1));
        return name;
    }

    // Generated code stands in the namespace of the database class and has no using directives.
    private static bool Exists(string name, string @namespace, SemanticModel model)
    {
        if (name is "TimeSpan") return true;
        if (IsType("global::" + name, model) || IsType(name, model)) return true;
        for (string around = @namespace; around.Length > 0; around = around.Contains('.') ? around.Substring(0, around.LastIndexOf('.')) : "")
        {
            if (IsType($"global::{around}.{name}", model)) return true;
        }

        return false;
    }

    private static bool IsType(string text, SemanticModel model)
    {
        TypeSyntax syntax = SyntaxFactory.ParseTypeName(text);
        return !syntax.ContainsDiagnostics && model.GetSpeculativeTypeInfo(0, syntax, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { TypeKind: not TypeKind.Error };
    }

    private static string Suggestion(string name, Compilation compilation, CancellationToken cancellationToken)
    {
        string simple = name.Substring(name.LastIndexOf('.') + 1);
        List<string> types = [.. compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>().Select(static type => type.ToDisplayString()).Distinct(StringComparer.Ordinal)];
        List<string> elsewhere = types.FindAll(type => type.Substring(type.LastIndexOf('.') + 1) == simple);
        if (elsewhere.Count is > 0 and < 4) return $" Did you mean \"{string.Join("\" or \"", elsewhere)}\"?";
        return NameSuggestion.For(name, name.Contains('.') ? types : types.Select(static type => type.Substring(type.LastIndexOf('.') + 1)));
    }
}
