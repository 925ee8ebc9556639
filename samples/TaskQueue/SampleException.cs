namespace TaskQueue;

/// <summary>Something that the person who runs the sample has to know, in one sentence.</summary>
internal sealed class SampleException(string message, Exception? innerException = null) : Exception(message, innerException);
