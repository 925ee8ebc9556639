using Npgsql;

namespace Perennial;

/// <summary>A value of the database that the C# type of its column cannot hold: a numeric beyond decimal, a date before Christ, an enum's new label.</summary>
public sealed class PerennialValueException : PerennialException
{
    private PerennialValueException(string procedure, string column, string message, Exception? innerException)
        : base(message, innerException)
    {
        Procedure = procedure;
        Column = column;
    }

    /// <summary>Schema and name of the procedure.</summary>
    public string Procedure { get; }

    /// <summary>The result column's name.</summary>
    public string Column { get; }

    /// <summary>Whether the exception tells of a value, and not of the connection.</summary>
    public static bool IsCause(Exception exception) =>
        exception is InvalidCastException or OverflowException or ArgumentException or FormatException or System.Text.Json.JsonException;

    /// <summary>Says which value could not be read. For generated code.</summary>
    /// <param name="procedure">The procedure that was called.</param>
    /// <param name="reader">Still on the row.</param>
    /// <param name="ordinal">Number of the column in <paramref name="reader"/>.</param>
    /// <param name="exception">What the driver or a converter threw.</param>
    public static PerennialValueException Create(ProcedureInfo procedure, NpgsqlDataReader reader, int ordinal, Exception exception)
    {
        string column = reader.GetName(ordinal);
        string message = reader.IsDBNull(ordinal)
            ? $"Column {column} of {procedure.Name} is null, although it is declared not to be. Write its name in the query as \"{column}?\" to get a nullable property."
            : $"Column {column} of {procedure.Name} holds a value of {reader.GetDataTypeName(ordinal)} that its C# type cannot hold: {exception.Message} Write '-- type: {column} string' above the query to have it as text{(reader.GetDataTypeName(ordinal).EndsWith("[]", StringComparison.Ordinal) ? $", '-- type: {column} int?[]' or the like for null elements" : "")}, or cast the column to a type that C# can hold.";
        return new PerennialValueException(procedure.Name, column, message, exception);
    }
}
