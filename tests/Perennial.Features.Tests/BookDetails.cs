using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Perennial.Features.Tests;

/// <summary>What is stored as jsonb.</summary>
public sealed record BookDetails(string Publisher, int Edition) : IJsonValue<BookDetails>
{
    public static JsonTypeInfo<BookDetails> JsonTypeInfo => LibraryJson.Default.BookDetails;
}

/// <summary>The serializer's generated code.</summary>
[JsonSerializable(typeof(BookDetails))]
internal sealed partial class LibraryJson : JsonSerializerContext;
