package org.coursemarket.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients at the same instant. */
public final class Crowd {
    private Crowd() {}

    /** What each of them was answered, in the order of their numbers from 0. */
    public static <T> List<T> of(int clients, IntFunction<T> request) {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var answers = new ArrayList<Future<T>>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                Callable<T> task = () -> {
                    start.await();
                    return request.apply(client);
                };
                answers.add(threads.submit(task));
            }
            start.countDown();
            var result = new ArrayList<T>();
            for (var answer : answers) {
                result.add(answer.get());
            }
            return result;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
