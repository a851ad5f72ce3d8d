using Microsoft.Data.Sqlite;

namespace DensingLaw.Evaluation;

/// <summary>Opens a journal's database so that a failure leaves no connection behind and is told in the user's words.</summary>
internal static class JournalConnection
{
    /// <summary>Opens the connection and makes what is to own it.</summary>
    public static T Open<T>(SqliteConnection connection, string path, Func<T> create)
    {
        try
        {
            connection.Open();
            return create();
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            if (JournalErrors.Translate(error, path) is { } translated)
                throw translated;
            throw;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
