package org.coursemarket.course.live.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.coursemarket.course.live.entity.CourseEvent;
import org.coursemarket.course.live.entity.TooManyStreams;
import org.coursemarket.runtime.stopping.OpenRequests;

/**
 * Who watches which courses, and what they are told. Any thread may join and leave; the others make it look and beat, each of them one at a
 * time.
 */
@ApplicationScoped
public class LiveCourses {
    /** Courses that are watched at this node: the query that looks for changes has so many parameters. */
    static final int MOST_COURSES = 1_000;

    @Inject
    LiveReads reads;

    @Inject
    StreamSettings settings;

    @Inject
    StreamMetrics metrics;

    @Inject
    OpenRequests requests;

    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final Map<UUID, Set<Watcher>> watchersOf = new HashMap<>();
    /** Those who have been told nothing yet. */
    private final Set<Watcher> newcomers = new LinkedHashSet<>();
    /** Of those who look: what each watched course was when it was read the last time. */
    private final Map<UUID, CourseEvent> latest = new HashMap<>();

    @PostConstruct
    void register() {
        metrics.watchOpen(this::open);
    }

    /**
     * Lets somebody watch. They are told what each of their courses is, as far as it is there and they may see it, and then what it becomes.
     *
     * @throws TooManyStreams if too many watch, or too many courses are watched
     */
    public synchronized void join(Watcher watcher) {
        if (watchers.size() >= settings.max()) {
            throw new TooManyStreams("This node has " + settings.max() + " streams.");
        }
        var courses = new HashSet<>(watcher.courses());
        courses.removeAll(watchersOf.keySet());
        if (watchersOf.size() + courses.size() > MOST_COURSES) {
            throw new TooManyStreams("This node watches " + watchersOf.size() + " courses.");
        }
        watchers.add(watcher);
        newcomers.add(watcher);
        watcher.courses()
                .forEach(course -> watchersOf
                        .computeIfAbsent(course, id -> new HashSet<>())
                        .add(watcher));
    }

    /** Ends that, if it has begun. */
    public synchronized void leave(Watcher watcher) {
        if (watchers.remove(watcher)) {
            newcomers.remove(watcher);
            watcher.courses()
                    .forEach(course -> watchersOf.computeIfPresent(course, (id, others) -> {
                        others.remove(watcher);
                        return others.isEmpty() ? null : others;
                    }));
        }
    }

    /** Finds out what has changed, and tells those who watch it. Asks nobody where nobody watches. */
    public void look() {
        Set<UUID> watched;
        Set<Watcher> toBegin;
        synchronized (this) {
            watched = Set.copyOf(watchersOf.keySet());
            toBegin = Set.copyOf(newcomers);
        }
        latest.keySet().retainAll(watched);
        if (watched.isEmpty()) {
            return;
        }
        var changed = reads.changed(watched, latest);
        var told = new HashSet<Watcher>(toBegin);
        for (var event : changed) {
            if (event.isNewsAfter(latest.put(event.courseId(), event))) {
                var others = watchersOf(event.courseId());
                others.removeAll(toBegin);
                others.forEach(watcher -> watcher.tell(event));
                told.addAll(others);
            }
        }
        toBegin.forEach(this::tellAll);
        told.forEach(Watcher::deliver);
    }

    private void tellAll(Watcher newcomer) {
        newcomer.courses().stream()
                .map(latest::get)
                .filter(event -> event != null && event.isShown())
                .forEach(newcomer::tell);
        synchronized (this) {
            newcomers.remove(newcomer);
        }
    }

    /** Has each watcher do what time makes necessary; when the service stops, ends them all. */
    public void beat() {
        boolean isOver = requests.isClosed();
        for (var watcher : all()) {
            if (isOver) {
                watcher.end();
            } else {
                watcher.beat();
            }
        }
    }

    private synchronized List<Watcher> all() {
        return List.copyOf(watchers);
    }

    private synchronized Set<Watcher> watchersOf(UUID course) {
        return new HashSet<>(watchersOf.getOrDefault(course, Set.of()));
    }

    /** Whether anybody watches. */
    public boolean isWatched() {
        return open() > 0;
    }

    private synchronized int open() {
        return watchers.size();
    }
}
