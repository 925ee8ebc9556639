using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perennial.Tests.PublicApi;

/// <summary>Writes what an assembly offers to other assemblies: a line per type, and per member below it, in ordinal order.</summary>
internal static class PublicApiText
{
    private static readonly SymbolDisplayFormat TypeFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: Words);

    private static readonly SymbolDisplayFormat MemberFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: Words);

    private const SymbolDisplayMiscellaneousOptions Words = SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers;

    /// <summary>Everything public or protected in the assembly of <paramref name="path"/>, but for what the compiler adds to records and delegates.</summary>
    public static string Of(string path)
    {
        string shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> others = Directory.EnumerateFiles(shared, "*.dll").Concat(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll"));
        MetadataReference subject = MetadataReference.CreateFromFile(path);
        CSharpCompilation compilation = CSharpCompilation.Create("api", references: [subject, .. others.Where(other => other != path).Select(static other => MetadataReference.CreateFromFile(other))]);
        IAssemblySymbol assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(subject)!;
        StringBuilder text = new();
        foreach (INamedTypeSymbol type in Types(assembly.GlobalNamespace).Where(IsVisible).OrderBy(static type => type.ToDisplayString(TypeFormat), StringComparer.Ordinal)) Write(text, type);
        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent) =>
        parent.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static child => child is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(child));

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is not { } containing || IsVisible(containing));

    private static void Write(StringBuilder text, INamedTypeSymbol type)
    {
        text.Append(Modifiers(type)).Append(type.ToDisplayString(TypeFormat));
        string[] bases = [.. new[] { type.BaseType }.Where(static one => one is { SpecialType: SpecialType.None }).Concat(type.Interfaces).Select(static one => one!.ToDisplayString(MemberFormat))];
        if (bases.Length > 0 && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface) text.Append(" : ").AppendJoin(", ", bases);
        text.Append('\n');
        if (type.TypeKind == TypeKind.Delegate) return;
        IEnumerable<string> members = type.GetMembers().Where(member => IsVisible(member) && IsWritten(member)).Select(static member => member.ToDisplayString(MemberFormat));
        foreach (string member in members.Order(StringComparer.Ordinal)) text.Append("    ").Append(member).Append('\n');
    }

    private static bool IsWritten(ISymbol member) =>
        member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null } and not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.TypeKind: TypeKind.Enum }
        && !member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static string Modifiers(INamedTypeSymbol type) =>
        (type.DeclaredAccessibility == Accessibility.Public ? "public " : "protected ")
        + (type.TypeKind != TypeKind.Class ? "" : type.IsStatic ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "");
}
