using System.Text.Json.Serialization.Metadata;

namespace Perennial;

/// <summary>A C# type of a json or jsonb value: what <c>-- type: payload MyApp.TaskPayload</c> asks of it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <example><c>public static JsonTypeInfo&lt;TaskPayload&gt; JsonTypeInfo => AppJsonContext.Default.TaskPayload;</c></example>
public interface IJsonValue<TSelf>
    where TSelf : IJsonValue<TSelf>
{
    /// <summary>From a generated <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>, so that nothing is reflected at run time.</summary>
    static abstract JsonTypeInfo<TSelf> JsonTypeInfo { get; }
}
