namespace Perennial;

/// <summary>A value of the database that the C# type of its column cannot hold.</summary>
public sealed class PerennialValueException : PerennialException
{
    /// <param name="procedure">Schema and name of the procedure.</param>
    /// <param name="column">The result column's name.</param>
    /// <param name="advice">What to write so that the value can be read.</param>
    /// <param name="innerException">What the driver or the converter threw, or null.</param>
    public PerennialValueException(string procedure, string column, string advice, Exception? innerException = null)
        : base($"Column {column} of {procedure} holds a value that its C# type cannot hold. {advice}", innerException)
    {
        Procedure = procedure;
        Column = column;
    }

    public string Procedure { get; }

    public string Column { get; }
}
