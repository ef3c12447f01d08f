package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.imports.ListLeftOutRows.Listing;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.LeftOutRow;
import java.nio.ByteBuffer;
import java.util.List;

/** Lists what an import left out; a cursor is the number of records before it. */
public final class ListLeftOutRowsHandler
        implements QueryHandler<ListLeftOutRows, Result<Listing, PageRefusal>> {

    private final ImportJobs imports;
    private final Cursors cursors;

    public ListLeftOutRowsHandler(ImportJobs imports, Cursors cursors) {
        this.imports = imports;
        this.cursors = cursors;
    }

    @Override
    public Result<Listing, PageRefusal> handle(ListLeftOutRows query) {
        if (query.cursor().isEmpty()) {
            return listing(query, 0);
        }
        return cursors.open(contextOf(query), query.cursor().get())
                .map(position -> listing(query, ByteBuffer.wrap(position).getInt()))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private Result<Listing, PageRefusal> listing(ListLeftOutRows query, int after) {
        return imports.findOwned(query.importId(), query.userId())
                .<Result<Listing, PageRefusal>>map(
                        job -> Result.ok(new Listing(job, page(query, after))))
                .orElseGet(() -> Result.err(PageRefusal.IMPORT_NOT_FOUND));
    }

    private Page<LeftOutRow> page(ListLeftOutRows query, int after) {
        int limit = query.limit();
        List<LeftOutRow> found = imports.leftOut(query.importId(), after, limit + 1);
        return Page.cut(found, limit, _ -> cursorTo(query, after + limit));
    }

    private String cursorTo(ListLeftOutRows query, int before) {
        return cursors.seal(
                contextOf(query), ByteBuffer.allocate(Integer.BYTES).putInt(before).array());
    }

    private static String contextOf(ListLeftOutRows query) {
        return "import-rows " + query.userId() + " " + query.importId();
    }
}
