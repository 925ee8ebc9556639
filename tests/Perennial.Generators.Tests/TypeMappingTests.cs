using Perennial.Generators.Models;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Tests;

public sealed class TypeMappingTests
{
    [Theory]
    [InlineData("int4", "int")]
    [InlineData("timestamptz", "global::System.DateTimeOffset")]
    [InlineData("jsonb", "global::System.Text.Json.JsonElement")]
    [InlineData("bytea", "byte[]")]
    public void Base_types_have_their_counterpart(string name, string expected) => Assert.Equal(expected, Find(Base(name))?.Name);

    [Fact]
    public void Every_type_has_a_case_on_real_servers_and_a_row_in_the_documentation()
    {
        HashSet<string> tested = [.. Types.TypeCases.Values.Select(static item => item.Type.Name)];
        Assert.Equal([], BaseTypes.Names.Where(name => !tested.Contains(name)));
        string page = File.ReadAllText(DocumentationPage());
        HashSet<string> documented = [.. page[..page.IndexOf("\n\nWhat has no", StringComparison.Ordinal)].Split('|', ',', '\n').Select(static word => word.Trim().Trim('"'))];
        string[] names = [.. Types.TypeCases.Values.Where(static item => item.Type.Kind == SignatureTypeKind.Base).Select(static item => item.Type.DisplayName.Replace("public.", "", StringComparison.Ordinal).Trim('"')).Distinct()];
        Assert.Equal([], names.Where(name => !documented.Contains(name)));
    }

    private static string DocumentationPage([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "api", "types.md");

    [Fact]
    public void An_array_of_an_enum_travels_as_text()
    {
        SignatureType color = new(SignatureTypeKind.Enum, "public.color", "public", "color") { Labels = ["red"] };
        CSharpType? type = Find(new SignatureType(SignatureTypeKind.Array, "public.color[]", "public", "_color") { Element = color });
        Assert.Equal(("Color[]", "string[]", "::public.color[]", "::text[]"), (type?.Name, type?.WireName, type?.ParameterCast, type?.ColumnCast));
    }

    [Fact]
    public void A_type_without_counterpart_is_null_and_never_object() => Assert.Null(Find(Base("pg_snapshot")));

    private static SignatureType Base(string name) => new(SignatureTypeKind.Base, name, "pg_catalog", name);

    private static CSharpType? Find(SignatureType type) => new TypeMapping(static candidate => NameConversion.Pascal(candidate.Name)).Find(type);
}
