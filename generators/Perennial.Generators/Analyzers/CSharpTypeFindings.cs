using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perennial.Generators.Models;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Generators.Analyzers;

/// <summary>PRN0013: names behind <c>-- type:</c> that the compilation has no type for. Only the compiler knows them, so the command line cannot find these.</summary>
internal static class CSharpTypeFindings
{
    /// <summary>What is wrong with the types that queries choose.</summary>
    /// <param name="types">The lines, each with its place.</param>
    /// <param name="namespace">That of the database class.</param>
    /// <param name="compilation">What is asked for the types.</param>
    /// <param name="isWhole">Whether it has what all generators make. Without that, another generator may add the interface to a type that is declared <c>partial</c>.</param>
    /// <param name="cancellationToken">Ends the search for similar names.</param>
    public static IEnumerable<Finding> Of(EquatableArray<ChosenType> types, string @namespace, Compilation compilation, bool isWhole, CancellationToken cancellationToken)
    {
        if (types.IsEmpty || compilation.SyntaxTrees.FirstOrDefault() is not { } tree) yield break;
        SemanticModel model = compilation.GetSemanticModel(tree);
        Dictionary<string, string?> problems = new(StringComparer.Ordinal);
        foreach (ChosenType chosen in types)
        {
            if (!problems.TryGetValue(chosen.CSharpType, out string? problem)) problems.Add(chosen.CSharpType, problem = Problem(chosen.CSharpType, @namespace, model, compilation, isWhole, cancellationToken));
            if (problem is null) continue;
            yield return Finding.Create(
                FindingRules.UnknownCSharpType, chosen.Place,
                $"'-- type: {chosen.Name} {chosen.CSharpType}' names a C# type that {problem}");
        }
    }

    private static string? Problem(string name, string @namespace, SemanticModel model, Compilation compilation, bool isWhole, CancellationToken cancellationToken)
    {
        if (Find(name, @namespace, model) is not { } type)
            return $"does not exist.{Suggestion(name, compilation, cancellationToken)} Write its full name, with the namespace, and see that this project has it or references what has.";
        return type.AllInterfaces.Any(static implemented => implemented.Name is "IDatabaseValue" or "IJsonValue") || (!isWhole && IsPartial(type, cancellationToken))
            ? null
            : "cannot be read or written: it implements neither Perennial.IDatabaseValue, for a type around the usual one, nor Perennial.IJsonValue, for json and jsonb. Implement one of them, or choose string.";
    }

    private static bool IsPartial(ITypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    // Generated code stands in the namespace of the database class and has no using directives.
    private static ITypeSymbol? Find(string name, string @namespace, SemanticModel model)
    {
        ITypeSymbol? found = Bind("global::" + name, model) ?? Bind(name, model);
        for (string around = @namespace; found is null && around.Length > 0; around = around.Contains('.') ? around.Substring(0, around.LastIndexOf('.')) : "")
        {
            found = Bind($"global::{around}.{name}", model);
        }

        return found;
    }

    private static ITypeSymbol? Bind(string text, SemanticModel model)
    {
        TypeSyntax syntax = SyntaxFactory.ParseTypeName(text);
        if (syntax.ContainsDiagnostics) return null;
        return model.GetSpeculativeTypeInfo(0, syntax, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { TypeKind: not TypeKind.Error } type ? type : null;
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
