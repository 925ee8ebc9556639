using System.Text.Json;

namespace Perennial;

/// <summary>Reads and writes json and jsonb values of a C# type. For generated code.</summary>
public static class JsonText
{
    /// <exception cref="JsonException">The text does not fit the type, or is the JSON <c>null</c>.</exception>
    public static T Read<T>(string text)
        where T : IJsonValue<T> =>
        JsonSerializer.Deserialize(text, T.JsonTypeInfo) ?? throw new JsonException($"The JSON value null is no {typeof(T).Name}.");

    public static string Write<T>(T value)
        where T : IJsonValue<T> =>
        JsonSerializer.Serialize(value, T.JsonTypeInfo);
}
