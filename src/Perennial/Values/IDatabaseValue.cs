namespace Perennial;

/// <summary>A C# type around a value of the database, such as a key with a type of its own: what <c>-- type: task_id MyApp.TaskId</c> asks of it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TValue">The C# type that stands for the SQL type without a choice.</typeparam>
public interface IDatabaseValue<TSelf, TValue>
    where TSelf : IDatabaseValue<TSelf, TValue>
{
    /// <summary>Wraps a value that was read.</summary>
    static abstract TSelf FromDatabase(TValue value);

    /// <summary>The value to write.</summary>
    TValue ToDatabase();
}
